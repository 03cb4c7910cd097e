/** A picture or a font in, an article that needs it and the options for that out. */

/** Letters of every script that is set in a way of its own, and what fonts do to Latin ones. */
const SCRIPTS = [
  'The town of Ambleford opened its new bridge on Monday; “at last”, fifty-two years late.',
  'مدينة صغيرة فتحت جسرها الجديد يوم الاثنين.',
  'नगर ने सोमवार को अपना नया पुल खोला।',
  'เมืองเปิดสะพานใหม่ในวันจันทร์',
  'Ein Fluß — ſchön, ﬁn, Å; AVATAR To Ty 1/2 H₂O x².',
]

/** Writes the article. Fonts end in `.ttf` or `.otf`. */
export const articleNaming = (file: string): { text: string; asked: { readonly [key: string]: unknown } } =>
  /\.[ot]tf$/.test(file)
    ? { text: `# A bridge\n\n${SCRIPTS.join('\n\n')}\n`, asked: { fonts: { body: file } } }
    : {
        text: `# A bridge\n\nThe town opened its bridge.\n\n![A bridge](${file})\n\nIt held.\n`,
        asked: { cover: 'none', epub: { fonts: 'none' } },
      }
