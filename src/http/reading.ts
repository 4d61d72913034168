import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto.js';

const PROBLEMS = {
  400: 'The request cannot be understood; errors names the fields',
  404: 'There is no such thing, or not on that day',
  503: 'The store is away or the answer does not hold everything asked for yet; ask again',
} as const;

/** Documents what every GET of a controller answers besides its content; a POST says it for itself. */
export function Reading(): ClassDecorator {
  return applyDecorators(...Object.entries(PROBLEMS).map(([status, description]) => ApiResponse({ status: Number(status), type: ProblemDto, description })));
}
