/**
 * Text in, BCP 47 tag out: by script first, then by the small words of a language. `und` when not sure.
 *
 * A few lists of words tell the languages of articles apart at a hundredth of a statistical model's size.
 */

/** UTF-16 units that are looked at. */
const SAMPLE = 12_000

/** A language's small words make up a third of its prose; less than this share is no evidence. */
const LEAST_SHARE = 0.08

/** Fewer hits than this may be chance. */
const LEAST_HITS = 4

/** The best language must lead the next by this factor: close kin share half their small words. */
const LEAD = 1.15

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Latin}/gu, 'Latin'],
]

/** Letters that decide between the languages of one script; the first that occurs often enough wins. */
const LETTERS: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  zh: [[/[這國們為個來說時會學對過發後經點當麼]/gu, 'zh-Hant']],
  ar: [
    [/[ٹڈڑےں]/gu, 'ur'],
    [/[پچژگ]/gu, 'fa'],
  ],
  ru: [
    [/[іїєґ]/giu, 'uk'],
    [/[ђћљњџ]/giu, 'sr'],
    [/[ыэё]/giu, 'ru'],
    [/ъ/giu, 'bg'],
  ],
}

/** Share of a script's letters above which a letter of {@link LETTERS} decides. */
const TELLING_SHARE = 0.005

const WORDS: Readonly<Record<string, string>> = {
  en: 'the and of to in is that was for with on as by at from it his he are this have which be an not has but their',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat',
  fr: 'de la le les et des en un une du dans que est pour qui par sur au pas plus avec il ne ce sont cette aux ont',
  es: 'de la que el en y los del se las por un con una para no su es al lo como más pero sus ha fue este también',
  it: 'di che e il la per un in non è una del della le si da con i dei sono nel alla al gli più anche come delle',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das foi pelo ele são',
  nl: 'de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij door uit naar werd heeft',
  sv: 'och i att det som en på är av för med den till inte har om ett han men var jag sig från så kan vi efter',
  da: 'og i at det er en til af på for med der den de som ikke har et han var sig blev også efter fra hvad mange',
  nb: 'og i det er på som en til av for at med har de ikke den et han om var men fra seg ble også etter hva mange',
  fi: 'ja on ei että se oli hän mutta kun ovat myös kuin joka hänen tai sen ole niin olivat vain sitä jos mukaan',
  pl: 'w i na z się nie do to że jest o jak po od za przez ale co są dla oraz jego tym był może który już było',
  cs: 'a v se na je že s z do o ve za k si jako by ale pro jeho které který byl jsou po také aby jsem kteří jen',
  hu: 'a az és hogy nem is egy ez de volt azt meg csak már mint vagy van még akkor fel kell szerint ki lehet',
  ro: 'de și în a la cu pe care nu din o un că este mai pentru au fost sunt ce se lui după prin către fi iar',
  tr: 've bir bu da de için ile olarak çok olan gibi daha ne kadar sonra değil var en ama her olduğu ise göre',
  ca: 'de la i el que a en les els per un amb una del és no al es dels més com ha per són aquest seva també',
  id: 'yang dan di dengan untuk pada ini dari dalam tidak itu akan adalah ke oleh juga telah sebagai mereka ada',
  vi: 'và của là có không được trong cho người các một những với đã này khi đến về như từ để ông tại cũng',
}

/**
 * Tells the language of a text.
 *
 * @returns A BCP 47 tag, or `und` where the text is too short or too mixed to be sure.
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE)
  const counts = SCRIPTS.map(([letters, lang]) => ({ lang, count: sample.match(letters)?.length ?? 0 }))
  const letters = counts.reduce((sum, { count }) => sum + count, 0)
  const kana = counts.find(({ lang }) => lang === 'ja')!
  const han = counts.find(({ lang }) => lang === 'zh')!
  // Japanese is mostly Chinese characters by count, yet never without kana.
  if (kana.count > han.count / 10 && kana.count + han.count > letters / 2) return 'ja'
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best))
  if (most.count < 12 || most.count < letters / 2) return 'und'
  return most.lang === 'Latin' ? byWords(sample) : byLetters(sample, most.lang, most.count)
}

function byLetters(sample: string, lang: string, count: number): string {
  for (const [telling, found] of LETTERS[lang] ?? [])
    if ((sample.match(telling)?.length ?? 0) > count * TELLING_SHARE) return found
  return lang
}

function byWords(sample: string): string {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const scores = Object.entries(WORDS).map(([lang, list]) => {
    const small = new Set(list.split(' '))
    return { lang, hits: words.filter((word) => small.has(word)).length }
  })
  const [best, next] = scores.sort((a, b) => b.hits - a.hits) as [Score, Score]
  const sure = best.hits >= LEAST_HITS && best.hits >= words.length * LEAST_SHARE
  return sure && best.hits >= next.hits * LEAD ? best.lang : 'und'
}

interface Score {
  readonly lang: string
  readonly hits: number
}

/** Whether {@link detectLanguage} could have told a language, so that its silence or dissent means something. */
export const isDetectable = (lang: string): boolean => {
  const [language] = lang.split('-') as [string]
  const byScript = SCRIPTS.some(([, tag]) => tag === language)
  const byLetter = Object.values(LETTERS).some((pairs) =>
    pairs.some(([, tag]) => tag.split('-')[0] === language),
  )
  return language in WORDS || byScript || byLetter
}

/** Languages written from right to left. */
const RIGHT_TO_LEFT = /^(?:ar|he|iw|fa|ur|ps|sd|ckb|dv|yi|ug|arc|ks)(?:-|$)/i

/** Tells in which direction a language is written. */
export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.test(lang) && !/-latn/i.test(lang) ? 'rtl' : 'ltr'

/** Brings a language tag into its usual spelling (`en_us` → `en-US`), or `null` where it is none. */
export function languageTag(text: string): string | null {
  const tag = text.trim().replaceAll('_', '-')
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}
