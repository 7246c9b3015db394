// A new event for tests, apart from what needs a test runner: processes that tests start use it too.
import { type NewEvent, newEventSchema, type ParsedNewEvent } from '../../../data/event.ts';

/** A new event as the contract parses it. */
export function fresh(event: Partial<NewEvent> = {}): ParsedNewEvent {
  return newEventSchema.parse({ date: '2023-06-18', title: 'Blinken arrives in Beijing', ...event });
}
