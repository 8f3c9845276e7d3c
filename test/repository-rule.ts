/** A rule that a repository keeps for itself: no title has a word. @param other a word that titles may have */
export function titleRule(word: string, other: string): string {
  return `title: A title does not speak of ${word.toLowerCase()}
severity: error
given: info
assert: { properties: { title: { not: { pattern: ${word} } } } }
at: /title
message: The title \`{value}\` speaks of ${word.toLowerCase()}.
why: Another team has that word in our catalogue.
fix: Choose another word.
docs: https://example.com/house-rules
examples:
  good: [{ title: Contoso ${other} }]
  bad: [{ title: Contoso ${word} }]
`;
}
