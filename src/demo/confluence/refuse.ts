import { type Call, Refusal } from '../call.ts';

const codes: Record<number, string> = {
  400: 'INVALID_REQUEST_PARAMETER',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
};

const reasons: Record<number, string> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
};

const exceptions: Record<number, string> = {
  400: 'BadRequestException',
  403: 'PermissionException',
  404: 'NotFoundException',
  409: 'ConflictException',
};

type ErrorCall = Pick<Call, 'path' | 'deployment'>;

/** An error in the shape that the called API has: v2 a list, v1 one message, Data Center one message with its reason. */
export function refuse({ path, deployment }: ErrorCall, status: number, message: string): Refusal {
  if (path.startsWith('/api/v2/'))
    return new Refusal(status, { errors: [{ status, code: codes[status], title: message, detail: null }] });
  const data = { authorized: false, valid: true, errors: [], successful: false };
  if (deployment === 'cloud')
    return new Refusal(status, {
      statusCode: status,
      data,
      message: `com.atlassian.confluence.api.service.exceptions.${exceptions[status]}: ${message}`,
    });
  return new Refusal(status, {
    statusCode: status,
    data: { ...data, allowedInReadOnlyMode: true },
    message,
    reason: reasons[status],
  });
}

/** The one answer for content that is not there and content that must look as if it were not. */
export const noContent = (call: ErrorCall, id: string): Refusal =>
  refuse(
    call,
    404,
    call.path.startsWith('/api/v2/') ? 'Not Found' : `No content found with id : ContentId{id=${id}}`,
  );
