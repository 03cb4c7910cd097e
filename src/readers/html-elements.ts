/** What the elements of HTML are to an article. Data only. */

/** A page may call an element `constructor`, which every plain object has. */
function named<T>(values: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(values))
}

/** Never part of the text. The value is the word for the report, `null` where nobody would miss it. */
export const DROPPED = named<string | null>({
  script: 'script',
  style: null,
  template: null,
  head: null,
  title: null,
  meta: null,
  link: null,
  base: null,
  noscript: null,
  rp: null,
  source: null,
  track: null,
  param: null,
  map: null,
  nav: 'navigation',
  menu: 'navigation',
  form: 'form',
  input: 'form',
  button: 'form',
  select: 'form',
  textarea: 'form',
  datalist: 'form',
  dialog: 'form',
  progress: null,
  iframe: 'frame',
  frame: 'frame',
  frameset: 'frame',
  object: 'embedded object',
  embed: 'embedded object',
  applet: 'embedded object',
  video: 'video',
  audio: 'sound',
  canvas: 'drawing',
  svg: 'drawing',
})

/** Elements that stand in a line; every other one starts a block. */
export const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math nobr output q rb rt rtc ruby s samp ' +
    'slot small span strike strong sub sup time tt u var wbr img br picture'
  ).split(' '),
)

export type Shell = 'emphasis' | 'strong' | 'deleted' | 'superscript' | 'subscript'

/** Elements that are a shell around inlines. */
export const SHELLS = named<Shell>({
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  strong: 'strong',
  b: 'strong',
  del: 'deleted',
  s: 'deleted',
  strike: 'deleted',
  sup: 'superscript',
  sub: 'subscript',
})

export const CODE = new Set(['code', 'kbd', 'samp', 'tt'])

/** Class and id names of what a page shows to few: notes to editors, navigation, its own table of contents. */
export const HIDDEN =
  /(?:^|[\s_-])(?:mw-editsection|noprint|sr-only|visually-?hidden|screen-reader-text|navbox|navbar|sistersitebox|toc|tocnumber|video-js|vjs-[\w-]+|jwplayer|jw-[\w-]+|mejs-[\w-]+|plyr|table-of-contents|skip-?link)(?:$|[\s_])/i
