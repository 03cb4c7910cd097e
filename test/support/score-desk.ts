/** An edition and the labels of its article in, what is missing and what is false out. The labels are like those of `test/desk`. */

import type { Edition, NameEntry, NameKind } from '../../src/editorial/edition.ts'

/** Somebody or something that an article names. */
interface LabelledName {
  readonly name: string
  readonly kind: NameKind
  readonly aliases: readonly string[]
  readonly description?: string
  readonly acceptableDescriptions?: readonly string[]
  readonly required?: boolean
}

/** What a reader found in an article. */
export interface Labels {
  readonly names: readonly LabelledName[]
  readonly mustNotBeNames: readonly string[]
  readonly quotations: readonly {
    readonly startsWith: string
    readonly speaker: string | null
    readonly acceptableSpeakers?: readonly (string | null)[]
  }[]
}

/** What an edition lacks, and what it says that is not so. */
export interface Verdict {
  readonly missing: readonly string[]
  readonly wrong: readonly string[]
}

/** Words that change what is said of somebody. */
const QUALIFIER =
  /\b(?:former|acting|deputy|alleged|retired|late|interim|assistant|vice|frühere|ancienne?|ex)\b/

const fold = (text: string): string =>
  text
    .replace(/[‘’]/g, "'")
    .replace(/^(?:the|an?) /i, '')
    .toLowerCase()

/** Compares an edition with the labels of its article. */
export function scoreDesk({ names, quotations }: Edition, labels: Labels): Verdict {
  const missing: string[] = []
  const wrong: string[] = []
  const formsOf = ({ name, aliases }: LabelledName) => [name, ...aliases].map(fold)
  const labelOf = (name: string) => labels.names.find((label) => formsOf(label).includes(fold(name)))
  for (const label of labels.names) {
    const entry = names.find(({ name }) => formsOf(label).includes(fold(name)))
    if (!entry && label.required !== false) missing.push(label.name)
    if (entry) wrong.push(...faultsOf(entry, label))
    if (entry && label.description && !entry.description) missing.push(`${label.name}: ${label.description}`)
  }
  for (const { name, aliases } of names) {
    if (!labelOf(name)) wrong.push(`${name} is no name`)
    const forms = [name, ...aliases].map(fold)
    const people = labels.names.filter((label) => label.kind === 'person' && forms.includes(fold(label.name)))
    if (people.length > 1) wrong.push(`${name} is several people`)
    if (labels.mustNotBeNames.includes(name)) wrong.push(`${name} must not be a name`)
  }
  for (const { startsWith, speaker, acceptableSpeakers = [] } of labels.quotations) {
    const found = quotations.find(({ text }) => fold(text).includes(fold(startsWith)))
    const accepted = [speaker, ...acceptableSpeakers]
    if (!found) missing.push(`“${startsWith}”`)
    else if (
      found.speaker === null
        ? !accepted.includes(null)
        : !accepted.includes(labelOf(found.speaker)?.name ?? '')
    )
      (found.speaker === null ? missing : wrong).push(`“${startsWith}” by ${found.speaker}`)
  }
  return { missing, wrong }
}

function faultsOf({ name, kind, description }: NameEntry, label: LabelledName): string[] {
  const faults = kind === label.kind ? [] : [`${name} is a ${kind}`]
  if (description === null) return faults
  const right = [label.description ?? '', ...(label.acceptableDescriptions ?? [])].some((accepted) => {
    const [got, gold] = [fold(description), fold(accepted)]
    if (gold === '') return false
    return got.includes(gold) || (gold.includes(got) && !QUALIFIER.test(gold.replace(got, '')))
  })
  return right ? faults : [...faults, `${name} described as “${description}”`]
}
