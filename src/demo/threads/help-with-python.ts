// Invented threads of the space "Help with Python".
import type { DemoThread } from '../town.ts'

export const helpWithPython: DemoThread[] = [
  {
    title: 'pip says "externally managed environment"',
    daysAgo: 1,
    posts: [
      {
        by: 'mattias',
        text: '`pip install pandas` refuses and talks of an externally managed environment. I did nothing wrong, did I?',
      },
      {
        by: 'saskia',
        text: 'You did not. The system keeps its own Python clean. Make one that is yours:\n\n```bash\npython3 -m venv .venv\nsource .venv/bin/activate\npip install pandas\n```\n\nOne for each project, and throw it away whenever you like.',
        hours: 1,
        reactions: { helpful: ['mattias', 'theo', 'wren'] },
      },
      { by: 'mattias', text: 'It works, and "throw it away" took the fear out of it.', hours: 2 },
    ],
  },
  {
    title: 'SettingWithCopyWarning, every single time',
    daysAgo: 4,
    posts: [
      {
        by: 'joel',
        text: 'What does it want from me?\n\n```python\nlate = calls[calls["minutes"] > 8]\nlate["reason"] = "unknown"\n```',
      },
      {
        by: 'oluwaseun',
        text: 'It cannot tell whether you mean the small table or the large one. Say that you want a table of its own:\n\n```python\nlate = calls.loc[calls["minutes"] > 8].copy()\nlate["reason"] = "unknown"\n```',
        hours: 1,
        reactions: { helpful: ['joel', 'mattias', 'theo'] },
      },
    ],
  },
  {
    title: 'Dates come out with day and month swapped',
    daysAgo: 8,
    posts: [
      { by: 'theo', text: '3 May became 5 March for some rows and not for others.' },
      {
        by: 'kwame',
        text: 'Each value that *can* be read the American way is. Say the format, then nothing is guessed:\n\n```python\ndf["seen"] = pd.to_datetime(df["seen"], format="%d/%m/%Y")\n```\n\nA value that does not fit stops with an error, which is what you want.',
        hours: 2,
        reactions: { helpful: ['theo', 'grace', 'joel'], thanks: ['theo'] },
      },
      {
        by: 'petra',
        text: 'With `errors="coerce"` it becomes missing instead. Then count the missing ones, always.',
        hours: 1,
        reactions: { helpful: ['theo'] },
      },
    ],
  },
  {
    title: 'Merge makes my table ten times as long',
    daysAgo: 10,
    posts: [
      { by: 'wren', text: '400 rows and 60 rows became 4,000.' },
      {
        by: 'callum',
        text: 'Some key stands several times on both sides, so every pair is made. Let pandas stop you:\n\n```python\nstays.merge(wards, on="ward", how="left", validate="many_to_one")\n```',
        hours: 1,
        reactions: { helpful: ['wren', 'mattias', 'joel'] },
      },
      {
        by: 'wren',
        text: '"Merge keys are not unique in right dataset". That is a sentence I can work with.',
        hours: 1,
        reactions: { smile: ['callum'] },
      },
    ],
  },
  {
    title: 'A file of 9 GB on a laptop with 8',
    daysAgo: 15,
    posts: [
      { by: 'mattias', text: 'Read it in pieces, or is there something kinder?' },
      {
        by: 'saskia',
        text: 'Leave it on the disk and ask it questions:\n\n```python\nimport duckdb\n\nduckdb.sql("""\n  select year, count(*) as stays\n  from read_csv(\'stays.csv\')\n  group by year\n  order by year\n""").df()\n```\n\nOnly the answer comes into memory.',
        hours: 2,
        reactions: { helpful: ['mattias', 'ravi', 'joel'], celebrate: ['mattias'] },
      },
    ],
  },
  {
    title: 'Is a notebook "real" code?',
    daysAgo: 20,
    posts: [
      { by: 'theo', text: 'Somebody said that notebooks do not count.' },
      { by: 'joel', text: 'They count. I have two hundred.', hours: 1, reactions: { smile: ['theo', 'kwame'] } },
      { by: 'saskia', text: 'They are good for thinking. When something should run each month, move it into a file.', hours: 1 },
      { by: 'oluwaseun', text: 'I teach with them.', hours: 1 },
      { by: 'marcus', text: 'Restart and run all, before you believe it.', hours: 2, reactions: { helpful: ['theo', 'joel'] } },
      {
        by: 'kwame',
        text: 'Real code is code that helped somebody.',
        hours: 1,
        reactions: { celebrate: ['theo', 'wren', 'nell'] },
      },
      { by: 'theo', text: 'I will frame that.', hours: 1 },
      { by: 'wren', text: 'Put it on a mug.', hours: 3, reactions: { smile: ['kwame'] } },
    ],
  },
  {
    title: 'Two calls with default arguments share a list?',
    daysAgo: 26,
    posts: [
      {
        by: 'joel',
        text: '```python\ndef add(call, calls=[]):\n    calls.append(call)\n    return calls\n\nadd("a")\nadd("b")  # [\'a\', \'b\']\n```\n\nWhy does the second one remember the first?',
      },
      {
        by: 'saskia',
        text: 'The list is made once, when the function is defined. Make it inside:\n\n```python\ndef add(call, calls=None):\n    return [*(calls or []), call]\n```',
        hours: 1,
        reactions: { helpful: ['joel', 'mattias'] },
      },
    ],
  },
  {
    title: 'Missing values compare in a strange way',
    daysAgo: 35,
    posts: [
      { by: 'grace', text: '`df[df["cost"] == None]` finds nothing although I see empty cells.' },
      { by: 'theo', text: 'I think it has to be `is None`.', hours: 1 },
      {
        by: 'oluwaseun',
        text: 'Nearly: that asks whether the whole column is None. For each cell it is `df[df["cost"].isna()]`.',
        hours: 1,
        reactions: { helpful: ['grace', 'theo'] },
      },
      { by: 'theo', text: 'Then I have learned it too, thank you.', hours: 1 },
    ],
  },
  {
    title: 'Which plotting library should I learn?',
    daysAgo: 50,
    posts: [
      { by: 'mattias', text: 'There seem to be nine.' },
      {
        by: 'marcus',
        text: 'matplotlib, because the others end there when you want something special. `plotnine` if you come from ggplot2.',
        hours: 2,
        reactions: { helpful: ['mattias', 'freya'] },
      },
    ],
  },
  {
    title: 'Path with backslashes from a colleague',
    daysAgo: 62,
    posts: [
      {
        by: 'nell',
        text: '`"C:\\new\\table.csv"` and Python says that there is no such file. The `\\n` and `\\t` are the reason, I suppose?',
      },
      {
        by: 'callum',
        text: 'Precisely. Let the library build it:\n\n```python\nfrom pathlib import Path\n\nfolder = Path("data")\ntable = folder / "table.csv"\n```\n\nWorks on every system, and reads well.',
        hours: 1,
        reactions: { helpful: ['nell', 'theo'] },
      },
    ],
  },
  {
    title: 'How do I test a forecast?',
    daysAgo: 79,
    posts: [
      { by: 'joel', text: 'There is no right answer to compare with.' },
      {
        by: 'kwame',
        text: 'There is: last year. Hide the last eight weeks, forecast them, compare with "the same as the week before". If you are not better than that, stop and have tea.',
        hours: 3,
        reactions: { helpful: ['joel', 'marcus'], smile: ['henrik', 'hanna'] },
      },
    ],
  },
  {
    title: 'Type hints: do they slow me down?',
    daysAgo: 110,
    posts: [
      { by: 'marcus', text: 'I mean me, not the computer.' },
      {
        by: 'saskia',
        text: 'For a week. After that your editor tells you of mistakes before you run anything, and you get the week back.',
        hours: 2,
        reactions: { helpful: ['marcus', 'callum'] },
      },
    ],
  },
  {
    title: 'From R to Python: what do you miss?',
    daysAgo: 160,
    posts: [
      { by: 'freya', text: 'I can do the same things, but it feels like writing with the other hand.' },
      {
        by: 'oluwaseun',
        text: 'Method chains help: `df.query(...).groupby(...).agg(...)` in brackets, one step a line, reads nearly like a pipe.',
        hours: 2,
        reactions: { helpful: ['freya', 'mattias'] },
      },
    ],
  },
  {
    title: 'Reading a table out of a PDF',
    daysAgo: 3,
    posts: [
      {
        by: 'isaac',
        text: 'A supplier sends a PDF with a table of eleven pages, with headings repeated on each. Before I type it in: has anybody done this with a library and lived to tell?',
      },
    ],
  },
]
