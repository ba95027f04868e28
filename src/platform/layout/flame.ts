// The mark of Hearth: a flame in an arch. The same drawing serves the header, the favicon and the scene on the home page.

export const FLAME_OUTER = 'M32 7c3 9 15 15 15 29a15 15 0 0 1-30 0c0-7 3-11 6-15 1 4 2.5 6 5 7 1-8 .5-14 4-21z'
export const FLAME_INNER = 'M33 28c1.5 5 7 7.5 7 14a8 8 0 0 1-16 0c0-4.5 2-6.5 3.5-9 1 2.5 2 3.5 3 4 .8-3.5.7-6 2.5-9z'
const ARCH = 'M6 58V30a26 26 0 0 1 52 0v28z'

/** The favicon, as a file of its own. */
export const faviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#17305f" d="${ARCH}"/><path fill="#f0702c" d="${FLAME_OUTER}"/><path fill="#ffd07a" d="${FLAME_INNER}"/><path fill="#c9a883" d="M3 55h58v6H3z"/></svg>`
