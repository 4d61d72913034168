import type { MeasureFact } from '../measure.events.js';
import type { MeasureState } from '../measure.state.js';
import { checkGrant, checkRefusal, checkRequest } from './extensions.js';
import { checkReopening, checkResumption, checkSuspension, checkTermination, checkTrigger } from './interruptions.js';
import { checkOpening } from './opening.js';
import { requireMeasure, requireNotBefore } from './preconditions.js';
import { checkProvincialLink } from './provincial-link.js';
import { checkAcknowledgement, checkReassignment, checkRegistration, checkText } from './registration.js';
import { checkRevision } from './revision.js';
import { checkCompletionReport, checkPace, checkProgress, checkReturn, checkVerification } from './reporting.js';

/**
 * Whether a fact can follow the state in position order: what the rules say of the thing itself, whoever enters it. The
 * decider asks it of every new fact, a correction of the whole corrected history.
 *
 * @throws DomainError
 */
export function checkLifecycle(state: MeasureState, fact: MeasureFact): void {
  if (fact.type === 'measure-registered') return checkRegistration(state, fact);
  requireMeasure(state);
  requireNotBefore(fact.occurredOn, state.registeredOn, '措施登记');
  switch (fact.type) {
    case 'measure-text-attached': return checkText(state, fact);
    case 'measure-revised': return checkRevision(state, fact);
    case 'measure-acknowledged': return checkAcknowledgement(state, fact);
    case 'responsibility-reassigned': return checkReassignment(state, fact);
    case 'progress-reported': return checkProgress(state, fact);
    case 'pace-assessed': return checkPace(state, fact);
    case 'completion-reported': return checkCompletionReport(state, fact);
    case 'completion-verified': return checkVerification(state, fact);
    case 'completion-returned': return checkReturn(state, fact);
    case 'milestone-reopened': return checkReopening(state, fact);
    case 'milestone-suspended': return checkSuspension(state, fact);
    case 'milestone-resumed': return checkResumption(state, fact);
    case 'milestone-terminated': return checkTermination(state, fact);
    case 'extension-requested': return checkRequest(state, fact);
    case 'extension-granted': return checkGrant(state, fact);
    case 'extension-refused': return checkRefusal(state, fact);
    case 'opening-recorded': return checkOpening(state, fact);
    case 'provincial-link-set': return checkProvincialLink(state, fact);
    case 'trigger-dated': return checkTrigger(state, fact);
    case 'entry-corrected': return undefined;
  }
}
