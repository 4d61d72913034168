import { expect } from '@jest/globals';
import { DomainError } from '../../src/ledger/domain-error.js';
import type { Fact, LocalDate, Placed, StreamEvent } from '../../src/ledger/fact.js';
import type { Actor } from '../../src/ledger/roles.js';

/** One act of a person: who does what, and the day on which it is entered (the day it happened unless told). */
export interface Act<Command> {
  actor: Actor;
  command: Command;
  today: LocalDate;
}

export function by<Command extends { occurredOn: LocalDate }>(actor: Actor, command: Command, today = command.occurredOn): Act<Command> {
  return { actor, command, today };
}

/** A stream under test: its decider over its history. */
export type DecideOn<Command, Event> = (act: Act<Command>, history: readonly Event[]) => Fact[];

/** Facts as they would stand in the stream: event n has id `e{n}`, revision n and position 10·n. */
export function recorded<Event extends StreamEvent>(stream: string, history: readonly Event[], facts: readonly Fact[], actor: Actor, today: LocalDate): Placed<Event>[] {
  return facts.map((fact, index) => {
    const revision = history.length + index;
    const { type, version, occurredOn, basis, data } = fact;
    return {
      position: revision * 10, id: `e${revision}`, stream, revision, type, version, recordedAt: `${today}T08:00:00.000Z`, occurredOn, actor, basis,
      correlation: null, causation: null, data, sealed: {},
    } as unknown as Placed<Event>;
  });
}

/** Given accepted acts, when one more act, then facts or a refusal. Every given act must itself be accepted. */
export class Scenario<Command, Event extends StreamEvent> {
  constructor(
    private readonly stream: string,
    private readonly decideOn: DecideOn<Command, Event>,
    readonly history: readonly Placed<Event>[] = [],
  ) {}

  given(...acts: Act<Command>[]): Scenario<Command, Event> {
    return acts.reduce<Scenario<Command, Event>>((scenario, act) => scenario.accepted(act), this);
  }

  private accepted(act: Act<Command>): Scenario<Command, Event> {
    const facts = this.decideOn(act, this.history);
    return new Scenario(this.stream, this.decideOn, [...this.history, ...recorded<Event>(this.stream, this.history, facts, act.actor, act.today)]);
  }

  when(act: Act<Command>): Outcome {
    try {
      return new Outcome(this.decideOn(act, this.history), null);
    } catch (error) {
      return new Outcome([], error);
    }
  }
}

class Outcome {
  constructor(private readonly facts: readonly Fact[], private readonly error: unknown) {}

  /** The facts, in order, each at least as described. */
  then(...expected: { type: string; data?: object; [member: string]: unknown }[]): void {
    if (this.error instanceof Error) throw this.error;
    expect(this.facts.map(({ type }) => type)).toEqual(expected.map(({ type }) => type));
    expect(this.facts).toMatchObject(expected);
  }

  /** Refused by a rule: a DomainError with this code, and a message in Chinese. */
  thenRefused(code: string): DomainError {
    expect({ facts: this.facts, refused: (this.error as DomainError | null)?.code ?? this.error }).toEqual({ facts: [], refused: code });
    const refusal = this.error as DomainError;
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal.message).toMatch(/[\u4e00-\u9fff].*[。]$/u);
    return refusal;
  }
}
