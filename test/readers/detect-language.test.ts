import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { detectLanguage, directionOf, languageTag } from '../../src/readers/detect-language.ts'

const languages = path.resolve(import.meta.dirname, '../../../shared/data/languages')
const shared = existsSync(languages)
if (!shared) console.log('skipped: the language samples in ../shared are not here')

describe('the language of a text', () => {
  test.each([
    ['en', 'The valley has made bells for two hundred years, and it has made them well.'],
    ['de', 'Das Tal hat seit zweihundert Jahren Glocken gemacht, und es hat sie gut gemacht.'],
    ['fr', 'La vallée fait des cloches depuis deux cents ans, et elle les fait bien, dans un hangar.'],
    ['es', 'El valle hace campanas desde hace doscientos años, y las hace bien en un cobertizo.'],
    ['it', 'La valle fa campane da duecento anni, e le fa bene, in un capannone sul fiume.'],
    ['pt', 'O vale faz sinos há duzentos anos, e os faz bem, em um galpão à beira do rio. Não é pouco.'],
    ['nl', 'De vallei maakt al tweehonderd jaar klokken, en maakt ze goed, in een schuur aan de rivier.'],
    ['sv', 'Dalen har gjort klockor i två hundra år, och den har gjort dem bra, i ett skjul vid ån.'],
    ['pl', 'Dolina robi dzwony od dwustu lat i robi je dobrze, w szopie nad rzeką, ale nie jest to proste.'],
    ['ru', 'Двести лет долина отливает колокола, и мы это знаем.'],
    ['uk', 'Двісті років долина відливає дзвони, і ми це знаємо.'],
    ['el', 'Η κοιλάδα φτιάχνει καμπάνες εδώ και διακόσια χρόνια.'],
    ['ja', '谷では二百年前から鐘を作っています。'],
    ['zh', '两百年来，这个山谷一直在河边铸钟，而且铸得很好。'],
    ['zh-Hant', '兩百年來，這個山谷一直在河邊鑄鐘，而且鑄得很好，他們會說這是國家的。'],
    ['ko', '골짜기는 이백 년 동안 종을 만들어 왔다.'],
    ['he', 'העמק עושה פעמונים כבר מאתיים שנה.'],
    ['fa', 'این دره دویست سال است که ناقوس می‌سازد و چه خوب، پس چرا گریه؟'],
    ['und', 'Lorem ipsum'],
    ['und', '12 34 56'],
    ['und', ''],
  ])('%s', (lang, text) => {
    expect(detectLanguage(text)).toBe(lang)
  })

  test.skipIf(!shared)('tells the samples of languages', () => {
    const told = ['ar', 'hi', 'th', 'zh'].map((lang) =>
      detectLanguage(readFileSync(path.join(languages, `${lang}.txt`), 'utf8')),
    )
    expect(told).toEqual(['ar', 'hi', 'th', 'zh-Hant'])
  })

  test('is written in a direction', () => {
    expect(['ar', 'he', 'fa-IR', 'ur-Latn', 'en', 'und'].map(directionOf)).toEqual([
      'rtl',
      'rtl',
      'rtl',
      'ltr',
      'ltr',
      'ltr',
    ])
  })

  test.each([
    ['en_us', 'en-US'],
    ['ZH-hant', 'zh-Hant'],
    ['english', null],
    ['en"><script>', null],
    ['', null],
  ])('has a tag: %s', (written, tag) => {
    expect(languageTag(written)).toBe(tag)
  })
})
