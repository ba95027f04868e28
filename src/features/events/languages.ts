// In which language an event is held: those that events of the public sector in these islands are held in first.
/** ISO 639 codes, with their names in English. */
export const languages = {
  en: 'English',
  cy: 'Welsh',
  gd: 'Scottish Gaelic',
  ga: 'Irish',
  bfi: 'British Sign Language',
  fr: 'French',
  de: 'German',
  es: 'Spanish',
} as const
export type Language = keyof typeof languages
export const languageCodes = Object.keys(languages) as [Language, ...Language[]]
