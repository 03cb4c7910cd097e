/** A line of text in, whether it is a site's furniture out. Patterns only. */

/** Longer paragraphs are the article's own, whatever they begin with. In UTF-16 units. */
const LONGEST = 280

// A line that says one of these is the article's business.
const KEPT =
  /\b(?:correct(?:ion|ed)|clarif(?:ication|ied)|editor[’']?s[’']? note|author[’']?s[’']? note|disclos|disclaimer|licen[cs]ed?\b|creative commons|cc[ -]by|copyright|all rights reserved|©|retract|errat|updated? (?:on|at)|was updated|conflicts? of interest|reporting by|additional reporting|contributed to this|translated by|isbn|doi)/i

/** Asks the reader to do something for the site. */
const INVITATIONS: readonly RegExp[] = [
  /^(?:please )?(?:sign up|subscribe|register)(?: (?:now|today|here|free|for free))*[.!]?$/i,
  /^(?:(?:to|for|if you) .{0,60}, |you can |don[’']t forget to )?(?:please )?(?:sign up|subscribe|join)\b.{0,160}\b(?:newsletters?|inbox|e-?mails?|mailing list|alerts|updates|podcast|channel|subscription|trial|here)\b.{0,60}$/i,
  /^.{0,80}\b(?:keep up with|enjoying|like what you)\b.{0,80}\bnewsletter\b.{0,40}$/i,
  /^(?:get|receive|enjoy|want) (?:the|our|more|all|breaking|daily|weekly|unlimited)\b.*\b(?:newsletter|inbox|email|e-mail|alerts?|notifications|subscription|access)\b.*$/i,
  /^(?:please )?(?:follow|like|find|join) (?:us|me|@\w+|[^.!?]{2,40}) (?:on|at|via) (?:@|facebook|twitter|x\b|instagram|linkedin|youtube|telegram|whatsapp|tiktok|google|mastodon|bluesky|threads)\b.{0,100}$/i,
  /^(?:download|get) (?:our|the) (?:free )?(?:\S+ ){0,3}app\b.{0,80}$/i,
  /^(?:click|tap) here to (?:subscribe|sign up|share|comment|download|join|read more)\b.*$/i,
]

/** Names a thing of the page, not of the article. */
const LABELS: readonly RegExp[] = [
  /^(?:please )?read (?:our|the) (?:comment(?:ing|s)?|community) (?:policy|guidelines|rules)\b.*$/i,
  /^(?:article continues (?:below|after)|story continues (?:below|after)|continue reading|keep reading)\b.*$/i,
  /^(?:[-–—[(* ]*)(?:paid |sponsored |an? )?(?:advertisements?|advertorial|werbung|anzeige|publicité|publicidad|pubblicità|advertentie|реклама|广告|廣告|広告)(?:[-–—\])*:. ]*)$/i,
  /^(?:scroll|swipe) (?:down )?(?:to|for) (?:continue|read|see|more)\b.*$/i,
  /^(?:read (?:more|also|next|the full story|this next|it)|also read|more on this(?: story)?|related(?: (?:articles?|stories|story|content|links?|posts?|topics?|video|coverage))?|recommended(?: (?:for you|stories|reading|articles))?|you (?:may|might) (?:also )?(?:like|be interested in)|don[’']t miss|most (?:read|popular|viewed)|trending(?: now)?|watch (?:also|next|now|more)|more from\b.*|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|leia (?:também|mais)|leggi anche|lees ook|läs också) ?(?:[:：»>→|].*|\.{3}|…)?$/i,
  /^(?:share|tweet|print|copy link|reblog|facebook|twitter|whatsapp|linkedin|reddit|pinterest|messenger|telegram|flipboard|pocket|google\+?|instagram|tumblr|teilen|partager|compartir|compartilhar|condividi|drucken|imprimer)(?: (?:this|on|via|to|by|with|the|article|story|page|post|facebook|twitter|x|whatsapp|linkedin|email|e-mail|reddit|pinterest|friends?|link|now|it)\b)*[:.!]?$/i,
  /^\d[\d,.]*[km]?\+? (?:shares?|comments?|views?|likes?|retweets|followers|reads)(?: (?:so far|below))?$/i,
  /^(?:view|show|hide|see|read|load|post|leave|add|write)(?: (?:all|more|a|the|your|our|\d+))* (?:comments?|reply|replies|discussion)\b[^.]{0,40}\.?$/i,
  /^(?:be the first to comment|join the (?:conversation|discussion)|have your say|comments (?:are closed|\(\d+\))|(?:log|sign) in (?:or (?:register|sign up) )?to (?:comment|reply|continue)\b.*)\.?$/i,
  /^powered by \S+(?: \S+)?$/i,
  /^a version of this (?:article|story|column|review) (?:appears|appeared) (?:in print|on page)\b.*$/i,
  /^.{0,200}[.!?] (?:check it out|find out more|learn more|read (?:more|it)) here\.?$/i,
  /^(?:reuse content|reprints?(?: (?:and|&) permissions)?|request reprint(?: & licensing)?|report (?:a )?(?:typo|error))$/i,
  /^(?:this site|we|our (?:web)?site) uses? cookies\b.*$|^(?:accept|reject|manage) (?:all )?cookies$/i,
  /^(?:back to top|skip to (?:main )?content|jump to (?:navigation|content|comments)|(?:previous|next) (?:article|post|story|page|chapter)|print this (?:page|article)|enlarge this image|view (?:image|gallery|slideshow|full size)|hide caption|toggle caption|play video|advertisement - continue reading below)$/i,
  /^(?:your (?:email|e-mail) address will not be published\b.*|required fields are marked \*?)$/i,
]

/** Words that are buttons on a page and may be anything in a text. */
const BUTTONS: readonly RegExp[] = [
  /^(?:pin|email|e-mail|save|like|comments?|reply|bookmark|close|menu|search|loading(?:\.{3}|…)?|image:?|photo:?|video:?|view photo|more|next|previous)$/i,
  /^\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?$/i,
]

const matches = (line: string, patterns: readonly RegExp[]): boolean => {
  if (line.length > LONGEST) return false
  const text = line.replace(/\s+/g, ' ').trim()
  return patterns.some((pattern) => pattern.test(text)) && !KEPT.test(text)
}

/**
 * Tells whether a line, taken alone, is furniture.
 *
 * @param fromSite - The line stood on a web page, where a single word may be a button.
 */
export const isFurniture = (line: string, fromSite: boolean): boolean =>
  matches(line, LABELS) || matches(line, INVITATIONS) || (fromSite && matches(line, BUTTONS))

/** Tells whether a line asks the reader to subscribe, follow, share or install. */
export const isInvitation = (line: string): boolean => matches(line, INVITATIONS)

const BOX_LABEL =
  /^(?:related|related (?:articles?|stories|story|content|links?|posts?|topics?|coverage|reading|news|searches|video)|recommended(?: (?:for you|stories|reading|articles|videos?))?|(?:read|watch) (?:more|next|also)|more (?:from .+|on (?:this|.+)|(?:\w+ ){0,3}(?:news|stories)|in .+|like this)|most (?:read|popular|viewed)|you (?:may|might) also like.*|trending(?: now)?|popular(?: (?:posts|stories|now))?|latest(?: (?:news|stories|posts))?|up next|what to read next|top stories|around the web|from the web|promoted.*|sponsored.*|share(?: this)?|comments?|newsletters?|follow us.*|tags|topics|filed under|more about|more about .+)[:：]?$/i

/** Tells whether a line is the label of a box of links to other pages. */
export const isBoxLabel = (line: string): boolean => line.length <= 60 && BOX_LABEL.test(line.trim())
