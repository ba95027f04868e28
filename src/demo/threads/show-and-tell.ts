// Invented threads of the space "Show and tell".
import type { DemoThread } from '../town.ts'

export const showAndTell: DemoThread[] = [
  {
    title: 'How to show something here (small is welcome)',
    daysAgo: 296,
    pinned: true,
    posts: [
      {
        by: 'rosa',
        text: 'Three sentences are enough: what it is, whom it helps, and what you are not sure about. Add the few lines of code that you are proudest of. Use invented data only, please, also in pictures. Unfinished is welcome. So is "it saves me four minutes on Mondays".',
        reactions: { thanks: ['wren', 'theo', 'freya'], helpful: ['tomasz', 'bea'] },
      },
      {
        by: 'tomasz',
        text: 'And for everyone who answers: say what you liked before you say what you would change. It is astonishing how much more of the second part gets heard that way.',
        hours: 2,
        reactions: { 'same here': ['rosa', 'hanna', 'imogen'] },
      },
    ],
  },
  {
    title: 'A funnel plot in a dozen lines',
    daysAgo: 1,
    posts: [
      {
        by: 'imogen',
        text: 'I wanted one that I understand from top to bottom. `d` has one row a unit, with `n` and `events`:\n\n```r\nlibrary(ggplot2)\n\nrate <- sum(d$events) / sum(d$n)\nfunnel <- data.frame(n = seq(20, max(d$n), by = 5))\nfunnel$se <- sqrt(rate * (1 - rate) / funnel$n)\n\nggplot(d, aes(n, events / n)) +\n  geom_hline(yintercept = rate) +\n  geom_line(aes(y = rate + 1.96 * se), data = funnel, linetype = 2) +\n  geom_line(aes(y = rate - 1.96 * se), data = funnel, linetype = 2) +\n  geom_point() +\n  labs(x = "Cases", y = "Proportion")\n```',
        reactions: { celebrate: ['henrik', 'zainab', 'owen'], helpful: ['mattias'] },
      },
      {
        by: 'henrik',
        text: 'I like that nothing is hidden in a package. One wish: for small units and rare events the normal limits dip below nought. `qbinom(c(0.025, 0.975), n, rate) / n` gives limits that cannot, and they look honest and a little jagged.',
        hours: 2,
        reactions: { helpful: ['imogen', 'owen'] },
      },
      {
        by: 'imogen',
        text: 'Jagged it is. My smallest unit had a lower limit of minus four per cent, which I had simply cut off the picture and hoped nobody would ask about.',
        hours: 3,
        reactions: { smile: ['henrik', 'priya'] },
      },
    ],
  },
  {
    title: 'Our monthly report now writes itself',
    daysAgo: 5,
    posts: [
      {
        by: 'siobhan',
        text: 'Fourteen wards, fourteen reports, two days of copying a month. Now one template and this:\n\n```r\nlibrary(quarto)\n\nfor (ward in unique(returns$ward)) {\n  quarto_render(\n    "ward.qmd",\n    output_file = paste0(ward, ".html"),\n    execute_params = list(ward = ward)\n  )\n}\n```\n\nIt takes six minutes, and I make tea.',
        reactions: { celebrate: ['grace', 'petra', 'bea', 'elin'] },
      },
      {
        by: 'grace',
        text: 'This is lovely, and you have given yourself back twenty-four days a year. How do you handle the sentence at the top, the one that says what is new this month?',
        hours: 1,
      },
      {
        by: 'siobhan',
        text: 'I still write that one myself. The template leaves a gap and refuses to finish while the gap is empty. The machine does the copying and I do the thinking, which is the right way round.',
        hours: 2,
        reactions: { helpful: ['grace', 'yusuf', 'priya'] },
      },
    ],
  },
  {
    title: 'A validator for test numbers',
    daysAgo: 9,
    posts: [
      {
        by: 'dev',
        text: 'Ten digits, the last one a check digit by the usual modulus 11 rule. For invented numbers in our tests:\n\n```python\ndef is_valid(number: str) -> bool:\n    if len(number) != 10 or not (number.isascii() and number.isdigit()):\n        return False\n    total = sum(int(d) * w for d, w in zip(number, range(10, 1, -1)))\n    check = (11 - total % 11) % 11\n    return check == int(number[9])\n```\n\nWhat happens when `check` is ten? I was not sure.',
      },
      {
        by: 'joel',
        text: 'Very readable! I believe that a ten is written as 0, because there is only one place for it. So I would add a line that turns the ten into nought.',
        hours: 1,
      },
      {
        by: 'amina',
        text: 'An easy one to mix up, Joel: it is the *eleven* that becomes 0, and `% 11` already does that. When it comes to ten, no such number is given out. Dev’s code is right as it stands, since ten never equals one digit.',
        hours: 2,
        reactions: { helpful: ['dev', 'joel', 'callum'] },
      },
      {
        by: 'joel',
        text: 'Thank you, that is much clearer than the page I read. Dev, perhaps a comment above that line, for the next person who is as certain as I was?',
        hours: 1,
        reactions: { smile: ['amina', 'dev'] },
      },
    ],
  },
  {
    title: 'A table that reads well aloud',
    daysAgo: 12,
    posts: [
      {
        by: 'nell',
        text: 'I listened to our tables with a screen reader. Then I wrote this:\n\n```python\ndef cell(value, scope=None):\n    tag = f"th scope=\\"{scope}\\"" if scope else "td"\n    return f"<{tag}>{value}</{tag[:2]}>"\n```\n\nHeadings are now headings.',
        reactions: { celebrate: ['elin', 'hanna'] },
      },
      { by: 'hanna', text: 'I love that you began by listening. Does it have a caption?', hours: 1 },
      { by: 'nell', text: 'It does now. It had a bold paragraph above it.', hours: 1, reactions: { smile: ['hanna'] } },
      { by: 'elin', text: 'How did the empty cells sound?', hours: 1 },
      { by: 'nell', text: 'Like "blank, blank, blank". Horrible. They say "not collected" now.', hours: 1 },
      { by: 'wren', text: 'As somebody who reads these: that helps with eyes, too.', hours: 2, reactions: { thanks: ['nell'] } },
      { by: 'callum', text: 'Add `html.escape` for the ward with the ampersand in its name?', hours: 1 },
      {
        by: 'nell',
        text: 'Done, and thank you. Seven remarks, four improvements.',
        hours: 1,
        reactions: { celebrate: ['callum', 'wren', 'elin'] },
      },
    ],
  },
  {
    title: 'Our colours as a very small package',
    daysAgo: 15,
    posts: [
      {
        by: 'freya',
        text: 'My first package! It holds six colours and one function:\n\n```r\ntown_colours <- c(\n  ink = "#1f2a44", sea = "#0072b2", moss = "#009e73",\n  brick = "#d55e00", plum = "#cc79a7", sand = "#e69f00"\n)\n\nscale_colour_town <- function(...) {\n  ggplot2::scale_colour_manual(values = unname(town_colours), ...)\n}\n```',
        reactions: { celebrate: ['saskia', 'rosa', 'connie', 'tilda'] },
      },
      {
        by: 'saskia',
        text: 'Congratulations! Six is a good number, and the names make me want to use them. Try them on a simulation for colour-blind readers too, and give the lines different shapes, so that colour is never the only sign.',
        hours: 3,
        reactions: { helpful: ['freya', 'connie'] },
      },
      {
        by: 'freya',
        text: 'Tried it today. Moss and brick stay apart, but plum and sand are rather close in grey, so I never put those two beside each other. That is in the help page now.',
        hours: 20,
      },
    ],
  },
  {
    title: 'A map of where the mobile library van stops',
    daysAgo: 18,
    posts: [
      {
        by: 'gethin',
        text: 'Practice before I map anything serious: invented stops, each with a circle of one kilometre.\n\n```r\nlibrary(sf)\n\nstops <- st_as_sf(van, coords = c("lon", "lat"), crs = 4326) |>\n  st_transform(27700)\nreach <- st_union(st_buffer(stops, 1000))\n\nplot(reach, col = "grey90")\nplot(st_geometry(stops), pch = 19, add = TRUE)\n```',
        reactions: { helpful: ['mairi', 'kwame'] },
      },
      {
        by: 'mairi',
        text: 'So clear, and good that you transform before you measure. A kilometre here can have a river in it, though. Walking distance would look quite different on the west side, where there is one bridge.',
        hours: 4,
      },
      {
        by: 'gethin',
        text: 'The circles cheerfully cross the river, yes. I have written "as the crow flies" under the title and drawn a crow. Walking distance is the next version.',
        hours: 3,
        reactions: { smile: ['mairi', 'wren', 'nell'] },
      },
    ],
  },
  {
    title: 'A calendar table that knows our financial year',
    daysAgo: 24,
    posts: [
      {
        by: 'ravi',
        text: "Nothing clever, but I join to it every day:\n\n```sql\ncreate table calendar as\nselect d::date as day,\n       extract(isodow from d) >= 6 as is_weekend,\n       extract(year from d - interval '3 months')::int as year_from_april\nfrom generate_series(timestamp '2020-04-01', '2030-03-31', '1 day') as d;\n```\n\nDays without any activity stop disappearing from charts.",
        reactions: { helpful: ['grace', 'theo', 'callum', 'petra'] },
      },
      {
        by: 'theo',
        text: 'The last sentence is the one that sold it to me. My quiet Sundays had simply not existed, and so the average per day was far too cheerful.',
        hours: 5,
        reactions: { 'same here': ['grace', 'joel'] },
      },
    ],
  },
  {
    title: 'Small numbers hidden in one place only',
    daysAgo: 37,
    posts: [
      {
        by: 'priya',
        text: 'We each had our own way to hide counts under five. Now there is one function with tests, and everybody calls it:\n\n```r\nhide_small <- function(n, below = 5) {\n  ifelse(n > 0 & n < below, "fewer than 5", as.character(n))\n}\n\nhide_small(c(0, 3, 12))\n#> "0"  "fewer than 5"  "12"\n```',
        reactions: { helpful: ['siobhan', 'zainab'] },
      },
      {
        by: 'nadia',
        text: 'One place is exactly right, and the words are better than a star. Two thoughts: with a total beside it, a single hidden cell can be worked out. And the label should follow `below` when somebody sets it to ten.',
        hours: 3,
        reactions: { helpful: ['priya', 'imogen', 'petra'] },
      },
      {
        by: 'priya',
        text: 'Both fair. The label is built with `paste` now, and a second function hides the next smallest cell whenever only one in a row is hidden. Thank you, Nadia.',
        hours: 26,
        reactions: { celebrate: ['nadia'] },
      },
    ],
  },
  {
    title: 'Invented appointments, as many as you like',
    daysAgo: 54,
    posts: [
      {
        by: 'oluwaseun',
        text: 'For teaching, so that nobody needs real rows:\n\n```python\nimport numpy as np\nimport pandas as pd\n\nrng = np.random.default_rng(2026)\nn = 1_000\nappointments = pd.DataFrame({\n    "id": np.arange(1, n + 1),\n    "day": pd.Timestamp("2026-01-01") + pd.to_timedelta(rng.integers(0, 365, n), unit="D"),\n    "minutes": rng.gamma(4, 4, n).round(),\n    "attended": rng.random(n) < 0.92,\n})\n```',
        reactions: { thanks: ['tomasz', 'adaeze', 'rosa'], helpful: ['isaac'] },
      },
      {
        by: 'adaeze',
        text: 'I used it on Tuesday with nine beginners and it was perfect, because the seed gave all of us the same answer. Could it have some mess in it as well? Real tables are never this polite.',
        hours: 40,
      },
      {
        by: 'oluwaseun',
        text: 'Version two has duplicate rows, three spellings of one clinic and an appointment that lasts minus ten minutes. It is a switch called `rude=True`, so that the first lesson can stay polite.',
        hours: 18,
        reactions: { smile: ['adaeze', 'tomasz', 'nell'], celebrate: ['isaac'] },
      },
    ],
  },
  {
    title: 'I embroidered a left join',
    daysAgo: 81,
    posts: [
      {
        by: 'connie',
        text: 'No code at all this time. Two lists in cross-stitch, with threads running from left to right, and the ones without a partner end in a small knot. It hangs beside the printer and people do stop to ask.',
        reactions: { celebrate: ['wren', 'yusuf', 'bea', 'ravi'], smile: ['tilda'] },
      },
      {
        by: 'yusuf',
        text: 'The knots are the best explanation of a null that I have seen. Would you bring it to the next Coffee and Code? My director still talks about the day the number went up.',
        hours: 2,
      },
    ],
  },
  {
    title: 'Rota checker: who has a late before an early?',
    daysAgo: 133,
    posts: [
      {
        by: 'bea',
        text: 'I am not a programmer, so please be gentle. It found four tired people in our draft rota:\n\n```python\nimport pandas as pd\n\nrota = pd.read_csv("rota.csv", parse_dates=["start", "end"])\nrota = rota.sort_values(["person", "start"])\nrest = rota["start"] - rota.groupby("person")["end"].shift()\nprint(rota[rest < pd.Timedelta(hours=11)])\n```',
        reactions: { celebrate: ['rosa', 'luca', 'ingrid', 'fergus'] },
      },
      {
        by: 'luca',
        text: 'Somebody who writes `groupby` with `shift` to let four people sleep is a programmer, I am afraid. It is short, it reads aloud, and it does good. I would not change a line.',
        hours: 1,
        reactions: { 'same here': ['rosa', 'dev', 'ingrid'] },
      },
      {
        by: 'bea',
        text: 'I have read that to my whole team. The rota was changed the same afternoon, and we now run this before each draft goes out.',
        hours: 6,
        reactions: { celebrate: ['luca', 'wren'] },
      },
    ],
  },
  {
    title: 'One page that says how fresh each table is',
    daysAgo: 214,
    posts: [
      {
        by: 'callum',
        text: "People kept asking me whether last night’s load had worked. Now they look:\n\n```sql\nselect table_name,\n       max(loaded_at) as newest,\n       max(loaded_at) < now() - interval '26 hours' as is_late\nfrom load_log\ngroup by table_name\norder by is_late desc, table_name;\n```",
        reactions: { helpful: ['ravi', 'dominic', 'amina'] },
      },
      {
        by: 'dominic',
        text: 'I like the twenty-six hours: late enough to forgive a slow night, early enough to catch a missed one. We have copied it, and my telephone has become very quiet in the mornings.',
        hours: 30,
        reactions: { smile: ['callum'] },
      },
    ],
  },
  {
    title: 'A chart that you can listen to',
    daysAgo: 3,
    posts: [
      {
        by: 'tilda',
        text: 'A weekend toy: each week becomes a note, higher when more people waited. The winter is quite dramatic.\n\n```python\nimport numpy as np\nfrom scipy.io import wavfile\n\nt = np.linspace(0, 0.3, 13_230, endpoint=False)\nnotes = [np.sin(2 * np.pi * (220 + 4 * w) * t) for w in waiting]\nwavfile.write("waiting.wav", 44_100, np.concatenate(notes).astype("float32"))\n```\n\nHas anybody tried something like this with people who do not see charts? I would like to know what helped.',
        reactions: { smile: ['nell', 'gethin'] },
      },
    ],
  },
  {
    title: 'Guessing the ward that somebody meant',
    daysAgo: 8,
    posts: [
      {
        by: 'isaac',
        text: 'Ward names come typed by hand. This suggests the nearest known one, and a person decides:\n\n```python\nfrom difflib import get_close_matches\n\nwards = ["Hawthorn", "Hazel", "Rowan", "Juniper"]\nget_close_matches("Hawthron", wards, n=1, cutoff=0.8)\n# ["Hawthorn"]\n```\n\nThe 0.8 is a feeling, not a finding. How would you choose it?',
      },
    ],
  },
]
