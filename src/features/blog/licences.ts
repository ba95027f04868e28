// What others may do with an article. Code in it is under the MIT licence, whatever its words are under.
export type Licence = { id: string; name: string; url: string; means: string }

export const licences: Licence[] = [
  {
    id: 'CC0-1.0',
    name: 'CC0 1.0',
    url: 'https://creativecommons.org/publicdomain/zero/1.0/',
    means: 'Anybody may use it for anything.',
  },
  {
    id: 'CC-BY-4.0',
    name: 'CC BY 4.0',
    url: 'https://creativecommons.org/licenses/by/4.0/',
    means: 'Anybody may use it who names the author.',
  },
  {
    id: 'CC-BY-SA-4.0',
    name: 'CC BY-SA 4.0',
    url: 'https://creativecommons.org/licenses/by-sa/4.0/',
    means: 'Anybody may use it who names the author and shares alike.',
  },
  {
    id: 'OGL-UK-3.0',
    name: 'Open Government Licence 3.0',
    url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    means: 'For work that belongs to the Crown.',
  },
]

/** The licence with this identity (SPDX), or the usual one. */
export function licenceOf(id: string): Licence {
  return licences.find((licence) => licence.id === id) ?? licences[0]!
}
