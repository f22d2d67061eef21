import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isOfTheMoment } from '../not-now.ts';
import { sendProblem } from './answer.ts';
import { conversationOf } from './conversation.ts';
import type { ProblemKind } from './problem-texts.ts';
import type { Served } from './settings.ts';

const BY_STATUS: Readonly<Record<number, ProblemKind>> = {
  400: 'malformed',
  404: 'not_found',
  413: 'too_large',
  415: 'wrong_media_type',
  429: 'too_many_requests',
};

/**
 * Answers for what was thrown. A fault of ours gets 500 and a request id, nothing else: an error's text can carry a person's name.
 */
export function answerFailure(served: Served) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const status = error.statusCode ?? 500;
    const code = typeof error.code === 'string' ? error.code : error.name;
    if (status >= 400 && status < 500) {
      return sendProblem(request, reply, BY_STATUS[status] ?? 'malformed');
    }
    const kind = isOfTheMoment(error) ? 'temporarily_unavailable' : 'broken';
    const { requestId } = conversationOf(request).call;
    const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : null;
    served.log('request.failed', { requestId, code, constraint, where: whereThrown(error) });
    return sendProblem(request, reply, kind);
  };
}

/** The first line of the stack that lies in our own source: file, line and column, without the message. */
function whereThrown(error: Error): string | null {
  const lines = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const own = lines.find((line) => line.includes('/src/') && !line.includes('node_modules'));
  return /\/(src\/[\w./-]+:\d+:\d+)/.exec(own ?? '')?.[1] ?? null;
}
