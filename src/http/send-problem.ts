import type { FastifyReply } from 'fastify';
import type { ProblemDetails } from './problem.js';

export function sendProblem(reply: FastifyReply, problem: ProblemDetails): FastifyReply {
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}
