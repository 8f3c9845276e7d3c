/** Which conditions hold for a node: each is asked at most once, however many rules depend on it. */
import type { CheckContext } from './check.ts';
import type { Condition } from './conditions.ts';
import type { Group } from './dispatch-table.ts';

// Asked millions of times: plain fields, as `#private` ones are slow where a class is made for every run.
export class Facts {
  private readonly conditions: readonly Condition[];
  private readonly context: CheckContext;
  private node: unknown;
  /** Bits of the conditions that were asked, and of those that hold. */
  private known: number;
  private held: number;

  /** @param conditions at most 31: they are kept as bits */
  constructor(conditions: readonly Condition[], context: object) {
    this.conditions = conditions;
    this.context = context as CheckContext;
    this.node = null;
    this.known = 0;
    this.held = 0;
  }

  /** Turns to another node. */
  about(node: unknown): void {
    this.node = node;
    this.known = 0;
    this.held = 0;
  }

  /** Whether the conditions of a group let its rules look at the node. */
  allow({ only, unless }: Group): boolean {
    for (let index = 0; index < only.length; index++) if (!this.holds(only[index] as number)) return false;
    for (let index = 0; index < unless.length; index++) if (this.holds(unless[index] as number)) return false;
    return true;
  }

  private holds(condition: number): boolean {
    const bit = 1 << condition;
    if ((this.known & bit) === 0) {
      if ((this.conditions[condition] as Condition)(this.node, this.context)) this.held |= bit;
      this.known |= bit;
    }
    return (this.held & bit) !== 0;
  }
}
