/** What a comparison may be about; of `properties`, `traits` and `context`, whatever is in them. */
const COMPARED = ['type', 'event', 'name', 'userId', 'properties', 'traits', 'context']

/** What `contains` and `match` may be about. */
const MATCHED = COMPARED.filter((subject) => subject !== 'type')

/**
 * The subjects of conditions that Segment's parser drops without a word, so that the trigger takes calls as if they were
 * not there.
 * @param trigger In FQL, and one that parses.
 */
export function unseenConditions(trigger: string): string[] {
  const withoutTexts = trigger.replace(/"(?:\\.|[^"\\])*"/g, '""')
  const compared = subjectsIn(withoutTexts, /((?:\\.|[^\s()!=<>,\\])+)\s*(?:!=|<=|>=|=|<|>)/g)
  const matched = subjectsIn(withoutTexts, /(?:contains|match)\s*\(\s*((?:\\.|[^\s(),\\])+)/g)
  return [...compared.filter(isNoneOf(COMPARED)), ...matched.filter(isNoneOf(MATCHED))]
}

function subjectsIn(trigger: string, condition: RegExp): string[] {
  return [...trigger.matchAll(condition)].map(([, subject]) => subject)
}

function isNoneOf(subjects: string[]) {
  return (subject: string) => !subjects.includes(subject.split('.')[0])
}
