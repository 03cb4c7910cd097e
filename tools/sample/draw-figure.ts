/**
 * Draws the sample's figure, a boat at a pier, as PNG. Run it after changing the drawing:
 * `npx tsx tools/sample/draw-figure.ts`.
 */
import { writeFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'

const WIDTH = 1600
const HEIGHT = 900

const hill = 'M0 520 C260 430 420 330 640 350 C860 372 980 470 1180 440 C1340 416 1480 470 1600 452 V620 H0 Z'
const houses = [120, 270, 400, 980, 1110, 1270, 1400].map((x, index) => {
  const width = 92 + ((index * 37) % 40)
  const height = 52 + ((index * 23) % 22)
  const roof = `M${x - 8} ${560 - height} L${x + width / 2} ${560 - height - 40} L${x + width + 8} ${560 - height} Z`
  const light = index % 3 === 1 ? '#e3b261' : '#4b5560'
  return `<rect x="${x}" y="${560 - height}" width="${width}" height="${height + 20}" fill="#d8d3c7"/>
    <path d="${roof}" fill="#5d5a55"/>
    <rect x="${x + width * 0.3}" y="${560 - height * 0.7}" width="18" height="22" fill="${light}"/>`
})
const ripples = Array.from({ length: 26 }, (_, index) => {
  const y = 700 + Math.floor(index / 3) * 24
  const x = (index * 397) % WIDTH
  return `<path d="M${x} ${y} q40 -9 80 0 t80 0" stroke="#a9b7bd" stroke-width="4" fill="none" opacity="0.6"/>`
})

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
  <rect width="${WIDTH}" height="${HEIGHT}" fill="#c9d1d2"/>
  <circle cx="1290" cy="190" r="62" fill="#f1e6cf"/>
  <path d="${hill}" fill="#8a9690"/>
  ${houses.join('')}
  <rect y="576" width="${WIDTH}" height="66" fill="#6f6a63"/>
  <rect y="636" width="${WIDTH}" height="264" fill="#6d828b"/>
  ${ripples.join('')}
  <path d="M430 640 H1090 L1030 762 Q1020 778 1000 778 H540 Q515 778 500 756 Z" fill="#8c2f2a"/>
  <path d="M452 640 H1090 L1080 664 H462 Z" fill="#f2eee4"/>
  <rect x="560" y="528" width="330" height="112" fill="#f2eee4"/>
  <rect x="540" y="508" width="372" height="26" rx="6" fill="#3b3f44"/>
  ${[590, 664, 738, 812].map((x) => `<rect x="${x}" y="556" width="48" height="44" rx="6" fill="#e9b44c"/>`).join('')}
  <rect x="790" y="412" width="62" height="100" fill="#8c2f2a"/>
  <rect x="790" y="430" width="62" height="18" fill="#f2eee4"/>
  <path d="M980 640 V330 M980 350 L1070 640 M980 350 L900 512" stroke="#3b3f44" stroke-width="7" fill="none"/>
  <path d="M430 648 L330 590" stroke="#d8d3c7" stroke-width="6" fill="none"/>
  <rect x="316" y="560" width="26" height="40" rx="8" fill="#3b3f44"/>
</svg>`

const picture = new Resvg(drawing).render().asPng()
writeFileSync(new URL('../../assets/sample/the-book-boat.png', import.meta.url), picture)
