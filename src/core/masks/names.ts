// Names for masks: friendly, nobody's, and so many that two questions rarely share one.
import { randomInt } from 'node:crypto'

const moods =
  `Amiable Bright Brave Breezy Calm Careful Cheerful Clever Considerate Cosy Curious Daring Dreamy Eager Earnest Easy Fearless
Gentle Glad Graceful Hearty Hopeful Humble Jaunty Jolly Keen Kindly Lively Lucky Mellow Merry Mindful Modest Musing Neat Nimble Patient
Peaceful Playful Plucky Polite Puzzled Quick Quiet Ready Restful Serene Sincere Steady Sunny Tender Thoughtful Tidy Tireless Trusting
Upbeat Wakeful Wandering Warm Wondering`.split(/\s+/)

const animals =
  `Badger Bat Beaver Bittern Blackbird Bluetit Bullfinch Butterfly Chaffinch Cricket Curlew Dipper Dolphin Dormouse Dragonfly
Dunlin Dunnock Eider Firefly Fox Goldfinch Grebe Greenfinch Hare Hedgehog Heron Jackdaw Jay Kestrel Kingfisher Kittiwake Ladybird Lapwing
Linnet Magpie Mallard Marten Mole Moth Newt Nightingale Nuthatch Otter Owl Oystercatcher Petrel Pipit Plover Puffin Redstart Redwing Robin
Salmon Sandpiper Seal Shrew Siskin Skylark Snipe Sparrow Squirrel Starling Stoat Swallow Swift Tern Thrush Toad Treecreeper Turnstone Vole
Wagtail Waxwing Weasel Whimbrel Wren Yellowhammer`.split(/\s+/)

/** A name such as "Curious Heron", drawn so that it says nothing about who gets it. */
export function maskName(): string {
  return `${moods[randomInt(moods.length)]} ${animals[randomInt(animals.length)]}`
}
