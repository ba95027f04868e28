// Authors and times for the sample pages.
export const ada = { id: 1, name: 'Ada Okafor', href: '/people/1' }
export const bea = { id: 2, name: 'Bea Llŷr', href: '/people/2', role: 'steward' as const }
export const cy = { id: 3, name: 'Cy van der Berg', href: '/people/3' }
export const at = (hours: number) => new Date(Date.now() - hours * 3_600_000)
