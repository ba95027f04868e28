// What stands beside articles and is the same for everybody: kept for half a minute, since counting it again for each reader takes longer than
// the article itself. Only published articles are in it; one that is withdrawn may be named for half a minute more.
import { LRUCache } from 'lru-cache'
import type { Db } from '#platform/db/connect.ts'
import { findNeighbours, listCategories, listRelated, listYears, type ReadArticle } from './queries.ts'

const KEPT_MS = 30_000
const MOST_ARTICLES = 2000
const RELATED = 4
const CATEGORIES = 24

const ofArticles = new LRUCache<string, Awaited<ReturnType<typeof readBeside>>>({ max: MOST_ARTICLES, ttl: KEPT_MS })
const ofLists = new LRUCache<string, Awaited<ReturnType<typeof readLists>>>({ max: 4, ttl: KEPT_MS })

async function readBeside(db: Db, article: ReadArticle) {
  const [neighbours, related] = await Promise.all([findNeighbours(db, article), listRelated(db, article.id, RELATED)])
  return { neighbours, related }
}

async function readLists(db: Db) {
  const [categories, years] = await Promise.all([listCategories(db, CATEGORIES), listYears(db)])
  return { categories, years }
}

async function kept<T extends object>(cache: LRUCache<string, T>, key: string, read: () => Promise<T>): Promise<T> {
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = await read()
  cache.set(key, made)
  return made
}

/** The articles before, after and like this one. `house` keeps towns of tests apart. */
export function besideArticle(house: object, db: Db, article: ReadArticle) {
  return kept(ofArticles, `${placeOf(house)} ${article.id} ${article.version}`, () => readBeside(db, article))
}

/** Categories and years of all articles. */
export function besideLists(house: object, db: Db) {
  return kept(ofLists, String(placeOf(house)), () => readLists(db))
}

const places = new WeakMap<object, number>()

function placeOf(house: object): number {
  const known = places.get(house) ?? Math.random()
  places.set(house, known)
  return known
}
