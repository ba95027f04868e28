// All features and the core nouns that have pages of their own, one line each; nothing is found by magic.
import type { Feature } from '#platform/feature.ts'

export const features: Feature[] = []
