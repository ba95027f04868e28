// Invented threads of the space "Help with Python".
import type { DemoThread } from '../town.ts'

export const helpWithPython: DemoThread[] = [
  {
    title: 'pip says installed, the notebook says ModuleNotFoundError',
    daysAgo: 0,
    posts: [
      {
        by: 'wren',
        text: '`pip install pandas` says "already satisfied". The notebook says:\n\n```\nModuleNotFoundError: No module named \'pandas\'\n```\n\nThey cannot both be right?',
      },
      {
        by: 'dev',
        text: 'They can: you have two Pythons. Ask the notebook which one it is:\n\n```python\nimport sys\nprint(sys.executable)\n```',
        hours: 1,
      },
      { by: 'wren', text: 'It ends in `python3.11`. And in the terminal?', hours: 1 },
      { by: 'dev', text: '`python -m pip --version` tells you, at the end of the line.', hours: 1 },
      { by: 'wren', text: 'That one says 3.13. Two indeed.', hours: 1, reactions: { smile: ['dev', 'tilda'] } },
      {
        by: 'dev',
        text: 'Then install from inside the notebook. `%pip` always means the Python of this notebook:\n\n```python\n%pip install pandas\n```',
        hours: 1,
        reactions: { helpful: ['wren', 'freya', 'yusuf'] },
      },
      { by: 'wren', text: 'It works after restarting the kernel. Thank you!', hours: 1, reactions: { celebrate: ['dev'] } },
      { by: 'freya', text: 'I had this for a week and blamed myself. Thank you both.', hours: 2 },
    ],
  },
  {
    title: 'SettingWithCopyWarning: may I ignore it?',
    daysAgo: 1,
    posts: [
      {
        by: 'theo',
        text: 'It still runs, but it is red. Did the change arrive or not?\n\n```python\nlate = df[df["days"] > 18]\nlate["flag"] = True\n# SettingWithCopyWarning: A value is trying to be set\n# on a copy of a slice from a DataFrame\n```',
      },
      {
        by: 'oluwaseun',
        text: 'Please don’t ignore it: pandas is asking which table you meant. If you want a table of its own, say so. If you want to change `df`, use `loc`:\n\n```python\nlate = df[df["days"] > 18].copy()\nlate["flag"] = True\n\n# or, in the original\ndf.loc[df["days"] > 18, "flag"] = True\n```\n\nFrom pandas 3 the warning is gone, and `late` always behaves like a copy.',
        hours: 1,
        reactions: { helpful: ['theo', 'grace', 'joel'], thanks: ['theo'] },
      },
      {
        by: 'theo',
        text: 'I wanted the second, and had the first. So the flag never reached the report, and the warning had been trying to tell me for a month.',
        hours: 2,
        reactions: { 'same here': ['joel', 'bea'] },
      },
    ],
  },
  {
    title: 'After the merge I have more rows than before',
    daysAgo: 4,
    posts: [
      {
        by: 'joel',
        text: 'I had 8,200 appointments, merged the clinic names, and now there are 8,347. I only wanted one more column. How do I find the ones that have multiplied?',
      },
      {
        by: 'amina',
        text: 'Some clinic code stands twice in the list of names. Let the merge complain instead of multiplying:\n\n```python\nout = appointments.merge(\n    clinics, on="clinic_code", how="left", validate="many_to_one"\n)\n# MergeError: Merge keys are not unique in right dataset\n\nclinics[clinics.duplicated("clinic_code", keep=False)]\n```\n\nThe last line shows the culprits.',
        hours: 1,
        reactions: { helpful: ['joel', 'theo', 'siobhan', 'petra'] },
      },
      {
        by: 'joel',
        text: 'One clinic, once with a capital letter and once without. I now write `validate` every time. It is the seat belt that I did not know I had.',
        hours: 2,
        reactions: { smile: ['amina'], celebrate: ['petra'] },
      },
    ],
  },
  {
    title: 'Half of my dates have day and month swapped',
    daysAgo: 7,
    posts: [
      {
        by: 'siobhan',
        text: 'The file has British dates, `03/05/2026` for the third of May. After `pd.to_datetime` I have a lot of activity in March that was never there. What is the safe way?',
      },
      {
        by: 'isaac',
        text: 'Use `pd.to_datetime(df["seen_on"], dayfirst=True)`. Then pandas reads every date with the day first, and stops if one of them does not fit.',
        hours: 1,
      },
      {
        by: 'saskia',
        text: 'Nearly, Isaac, and the name does suggest it. But `dayfirst` is only a preference: `05/13/2026` may still be read as the thirteenth of May. A format is strict:\n\n```python\nread = pd.to_datetime(df["seen_on"], format="%d/%m/%Y", errors="coerce")\nprint(df.loc[read.isna(), "seen_on"].value_counts(dropna=False))\n```\n\nThe second line shows what could not be read.',
        hours: 2,
        reactions: { helpful: ['siobhan', 'isaac', 'theo', 'grace'] },
      },
      {
        by: 'isaac',
        text: 'I have just found three of my own scripts that rely on it. Thank you, Saskia. I would rather learn it here than from an auditor.',
        hours: 1,
        reactions: { smile: ['saskia', 'siobhan'] },
      },
    ],
  },
  {
    title: 'What is a virtual environment, please, in plain words?',
    daysAgo: 10,
    posts: [
      {
        by: 'bea',
        text: 'Every guide begins with "first activate your environment" and no guide says what it is. I have a rota checker, one file. Do I need one?',
      },
      {
        by: 'tilda',
        text: 'It is a drawer for one project, with its own tools in it. What you change there breaks nothing elsewhere. In a terminal, in your folder:\n\n```\npython -m venv .venv\n.venv\\Scripts\\activate\npython -m pip install pandas\n```\n\nOn a Mac or on Linux the second line is `source .venv/bin/activate`.',
        hours: 1,
        reactions: { helpful: ['bea', 'wren', 'yusuf', 'adaeze'] },
      },
      {
        by: 'bea',
        text: 'A drawer! I can do drawers. The folder is there and the prompt now has `(.venv)` in front of it, which I take as a good sign.',
        hours: 3,
        reactions: { celebrate: ['tilda'], smile: ['wren'] },
      },
      {
        by: 'tilda',
        text: 'A very good sign. And if it ever goes wrong, delete the folder and make it again. Nothing of yours lives in there, only tools that can be fetched once more.',
        hours: 1,
        reactions: { thanks: ['bea', 'yusuf'] },
      },
    ],
  },
  {
    title: 'Installing Python without being an administrator',
    daysAgo: 15,
    posts: [
      {
        by: 'yusuf',
        text: 'My work laptop asks for an administrator’s password and I am not one. Is there a way that would not upset anybody in our IT team?',
      },
      {
        by: 'dominic',
        text: 'Ask them first, kindly and in writing, because they may already have a package for you. Many have one in the software centre under a name that nobody would guess. If they agree to an installation for one user only, the usual installer can do that: leave "for all users" unticked.',
        hours: 2,
        reactions: { helpful: ['yusuf', 'ingrid'] },
      },
      {
        by: 'yusuf',
        text: 'It was in the software centre all along, under "scientific tools". They were pleased to be asked, and somebody there would like to join us on Fridays.',
        hours: 22,
        reactions: { celebrate: ['dominic', 'rosa', 'tomasz'] },
      },
    ],
  },
  {
    title: 'A nine-gigabyte CSV and eight gigabytes of memory',
    daysAgo: 19,
    posts: [
      {
        by: 'mattias',
        text: '`read_csv` runs for ten minutes and then the kernel dies without a word. I need the number of spells per year and site, nothing more. Must I ask for a bigger machine?',
      },
      {
        by: 'callum',
        text: 'No need. Read in pieces, and only the columns that you count:\n\n```python\nimport pandas as pd\n\nparts = pd.read_csv(\n    "spells.csv", usecols=["year", "site"], dtype={"site": str}, chunksize=500_000\n)\ncounts = pd.concat(p.value_counts() for p in parts)\nprint(counts.groupby(level=["year", "site"]).sum())\n```',
        hours: 1,
        reactions: { helpful: ['mattias', 'zainab'] },
      },
      {
        by: 'saskia',
        text: 'Or let DuckDB do the pieces for you, straight from the file:\n\n```python\nimport duckdb\n\nduckdb.sql("""\n    select year, site, count(*) as spells\n    from read_csv(\'spells.csv\')\n    group by all\n""").df()\n```\n\nIf you read it often, write it to Parquet once.',
        hours: 2,
        reactions: { helpful: ['mattias', 'callum', 'dev'] },
      },
      {
        by: 'mattias',
        text: 'Both give the same numbers, which reassures me more than either would alone. The pieces took three minutes and DuckDB eleven seconds. Parquet tomorrow, then.',
        hours: 5,
        reactions: { celebrate: ['saskia', 'callum'] },
      },
    ],
  },
  {
    title: "UnicodeDecodeError: 'utf-8' codec can't decode byte 0x96",
    daysAgo: 28,
    posts: [
      {
        by: 'adaeze',
        text: 'A colleague saved the list from a spreadsheet, and now I cannot read it. The message ends in "invalid start byte". Is the file broken, or am I?',
      },
      {
        by: 'petra',
        text: 'Neither. Byte 0x96 is a long dash in the old Windows encoding, and somebody typed one. Tell pandas:\n\n```python\ndf = pd.read_csv("list.csv", encoding="cp1252")\n```\n\nThen look at a few names with accents, to be sure. In future, ask for "CSV UTF-8" in the save dialogue.',
        hours: 1,
        reactions: { helpful: ['adaeze', 'theo', 'elin'], thanks: ['adaeze'] },
      },
    ],
  },
  {
    title: 'My axis is a black bar of dates',
    daysAgo: 40,
    posts: [
      {
        by: 'grace',
        text: 'Two years of weekly values, and matplotlib prints every single date under the axis, one on top of the other. Turning them by ninety degrees makes a black fence.',
      },
      {
        by: 'gethin',
        text: 'A sign that they are still text, so each one is a category. Make them dates and it picks sensible ones itself:\n\n```python\nimport matplotlib.pyplot as plt\n\ndf["week"] = pd.to_datetime(df["week"], format="%Y-%m-%d")\nfig, ax = plt.subplots(layout="constrained")\nax.plot(df["week"], df["waiting"])\nax.set_ylabel("People waiting")\n```',
        hours: 2,
        reactions: { helpful: ['grace', 'owen', 'freya'] },
      },
      {
        by: 'grace',
        text: 'Eight tidy labels, and I did nothing but tell the truth about the column. I had spent an hour on the angle of the text.',
        hours: 1,
        reactions: { smile: ['gethin', 'owen'] },
      },
    ],
  },
  {
    title: 'How does one write a first test?',
    daysAgo: 59,
    posts: [
      {
        by: 'freya',
        text: 'I have a function that turns ages into bands, and every tutorial tests whether one plus one is two. What would you test in something like mine?',
      },
      {
        by: 'dev',
        text: 'The edges, because that is where bands go wrong:\n\n```python\nimport pytest\nfrom bands import age_band\n\n@pytest.mark.parametrize(("age", "band"), [\n    (0, "0 to 17"), (17, "0 to 17"), (18, "18 to 64"),\n    (64, "18 to 64"), (65, "65 and over"),\n])\ndef test_edges(age, band):\n    assert age_band(age) == band\n\ndef test_no_negative_ages():\n    with pytest.raises(ValueError):\n        age_band(-1)\n```',
        hours: 2,
        reactions: { helpful: ['freya', 'isaac', 'joel'] },
      },
      {
        by: 'freya',
        text: 'The second one failed at once: my function put minus one into "0 to 17" with great confidence. One test old, and it has already earned its keep.',
        hours: 4,
        reactions: { celebrate: ['dev', 'tilda', 'rosa'] },
      },
    ],
  },
  {
    title: 'Are type hints worth it in a script of 80 lines?',
    daysAgo: 86,
    posts: [
      {
        by: 'owen',
        text: 'Python does not check them when it runs, I have learned. So are they more than decoration for somebody who works alone on small scripts?',
      },
      {
        by: 'amina',
        text: 'On function signatures, yes. They answer the question that I always have in March about what I wrote in October: can this be missing?\n\n```python\nfrom datetime import date\n\ndef days_waited(referred: date, seen: date | None) -> int | None:\n    return None if seen is None else (seen - referred).days\n```\n\nYour editor will warn you when you forget the `None`.',
        hours: 3,
        reactions: { helpful: ['owen', 'callum', 'isaac'] },
      },
      {
        by: 'owen',
        text: '"Can this be missing" is the question of my whole career. I have started with the functions that others call, and left the rest as it was.',
        hours: 8,
        reactions: { smile: ['amina', 'henrik', 'priya'] },
      },
    ],
  },
  {
    title: 'Keeping the output of notebooks out of Git',
    daysAgo: 131,
    posts: [
      {
        by: 'zainab',
        text: 'Our notebooks show tables, and what is shown gets committed with the code. So far only invented data, but I would like to sleep well. What do you do?',
      },
      {
        by: 'nadia',
        text: 'Thank you for asking before, not after. A filter that strips the output on the way in, once for each clone:\n\n```\npython -m pip install nbstripout\nnbstripout --install\n```\n\nAnd run a check in your pipeline as well, since one person will forget. It does not clean what is in the history already.',
        hours: 2,
        reactions: { helpful: ['zainab', 'petra', 'imogen', 'mattias'], thanks: ['zainab'] },
      },
    ],
  },
  {
    title: 'The noughts at the beginning of my codes are gone',
    daysAgo: 284,
    posts: [
      {
        by: 'elin',
        text: 'Practice codes such as `00417` become `417`, and where one is missing they even become `417.0`. Then nothing matches. Can I put the noughts back?',
      },
      {
        by: 'theo',
        text: 'Better never to lose them. A code is a name made of digits, so read it as text:\n\n```python\ndf = pd.read_csv("practices.csv", dtype={"practice_code": "string"})\n```\n\nPutting them back with `.str.zfill(5)` works only if all of them have five characters, and one day one of them will not.',
        hours: 2,
        reactions: { helpful: ['elin', 'bea', 'kwame'] },
      },
      {
        by: 'elin',
        text: '"If you would never add two of them up, it is not a number." I have said that to three people since yesterday.',
        hours: 20,
        reactions: { smile: ['theo', 'grace'] },
      },
    ],
  },
  {
    title: 'A spreadsheet with three rows of merged headings',
    daysAgo: 2,
    posts: [
      {
        by: 'kwame',
        text: 'Year above quarter above measure, all in merged cells. `pd.read_excel("return.xlsx", header=[0, 1, 2])` gives me three levels, some of them called `Unnamed: 4_level_2`. I would like one tidy row per site, quarter and measure. Does anybody have a pattern that survives when they add a column next year?',
        reactions: { 'same here': ['siobhan', 'petra'] },
      },
    ],
  },
  {
    title: 'Running one notebook for each site overnight',
    daysAgo: 12,
    posts: [
      {
        by: 'ingrid',
        text: 'I have one notebook and eleven sites, and I change the site at the top by hand and press "run all" eleven times. Should I turn it into a script, or is there a respectable way to give a notebook a parameter? I would like to keep the pictures beside the text.',
      },
    ],
  },
]
