/** A whole number as people read it: `1,048,576`. To prepare the engine's own formatting takes longer than a review. */
export function thousands(number: number): string {
  return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
