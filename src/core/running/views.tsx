import { LinkButton } from '#platform/layout/buttons.tsx'
import { Card, PageHead } from '#platform/layout/pieces.tsx'
import { Table } from '#platform/layout/tables.tsx'
import type { Engine } from './engines.ts'
import type { DataSet } from './sets.ts'

type RunProps = {
  engines: Engine[]
  packages: { r: Record<string, string>; python: Record<string, string> }
  sets: DataSet[]
}

/** What runs here, where it runs, and with what. */
export function RunPage({ engines, packages, sets }: RunProps) {
  return (
    <div class="narrow stack">
      <PageHead
        title="Running code here"
        lead="No need to install anything: blocks of code have a Run button where you read them."
      />
      <Card title="Where it runs">
        <p>
          In your own browser, in a closed-off frame. Your code and what it prints stay on your computer until you post them. The
          frame cannot reach the internet, your files, this page or your account.
        </p>
        <p>
          Blocks in one language share a session for as long as the page is open, so one can use what an earlier one made. A run
          ends after 10 seconds, or 60 if you say so. The first one takes longest: R brings some 12 MB along, Python 6 MB and SQL
          6 MB, and your browser keeps them.
        </p>
        <p>Never load data about patients. The sets below are invented, for trying things out.</p>
      </Card>
      <Table
        caption="Languages"
        columns={[
          { label: 'Language', cell: (one: Engine) => one.label },
          { label: 'With', cell: (one: Engine) => `${one.title} ${one.version}` },
          {
            label: 'Write it as',
            cell: (one: Engine) => (
              <code>
                {'```'}
                {one.name}
              </code>
            ),
          },
        ]}
        rows={engines}
        keyOf={(one) => one.name}
      />
      <Table
        caption="Data to try things on"
        columns={[
          { label: 'File name', cell: (one: DataSet) => <a href={`/run/sets/${one.name}`}>{one.name}</a> },
          { label: 'What it is', cell: (one: DataSet) => one.about },
          { label: 'Columns', cell: (one: DataSet) => one.columns },
        ]}
        rows={sets}
        keyOf={(one) => one.name}
      />
      <p>
        Write the file name in your code, as in <code>read.csv("ae_attendances.csv")</code>, and the file is there. The same goes
        for a file that is attached to a post on the page.
      </p>
      <Card title="Packages">
        <Packages language="R" packages={packages.r} always="everything that comes with R itself" />
        <Packages language="Python" packages={packages.python} always="Python’s standard library" />
        <p class="soft">
          A steward adds more with <code>bin/hearth packages mirror</code> and the names of the packages.
        </p>
      </Card>
      <Card title="If you write blocks">
        <p>
          A first line <code>#| eval: false</code> keeps the Run button away. <code>#| fig-alt: Waits by month, rising</code>{' '}
          describes the plot for those who do not see it.
        </p>
        <LinkButton kind="quiet" href="/licences">
          Licences of the engines
        </LinkButton>
      </Card>
    </div>
  )
}

function Packages({ language, packages, always }: { language: string; packages: Record<string, string>; always: string }) {
  const names = Object.entries(packages)
  return (
    <p>
      <strong>{language}:</strong> {always}
      {names.length > 0 && `, and ${names.map(([name, version]) => `${name} ${version}`).join(', ')}`}.
    </p>
  )
}

/** Whose work comes along, and on what terms. */
export function LicencesPage() {
  return (
    <div class="narrow stack">
      <PageHead title="Licences" />
      <p>
        Words that members write here are free for all to use (CC0), and their code is under the MIT licence unless they say
        otherwise. Hearth itself is free software under the MIT licence.
      </p>
      <Card title="R, by webR">
        <p>
          webR and the R that it holds are separate programs, handed out unmodified under the GNU General Public License, version
          3. They come without any warranty. You may share and change them on its terms.
        </p>
        <p>
          The source of webR is at github.com/r-wasm/webr, of R at r-project.org.{' '}
          <a href="/licences/webr">Read the licence in full</a>, with those of the parts that webR holds.
        </p>
      </Card>
      <Card title="Python, by Pyodide">
        <p>
          Pyodide is a separate program, handed out unmodified under the Mozilla Public License 2.0; its source is at
          github.com/pyodide/pyodide. Python itself is under the Python Software Foundation License.
        </p>
      </Card>
      <Card title="SQL, by DuckDB">
        <p>DuckDB and duckdb-wasm are under the MIT licence; their source is at github.com/duckdb/duckdb-wasm.</p>
      </Card>
      <Card title="Letters">
        <p>Atkinson Hyperlegible, drawn for the Braille Institute, is under the SIL Open Font License 1.1.</p>
      </Card>
    </div>
  )
}
