import { z } from 'zod';
import type { Label } from '#kernel';
import { parametersOf, type Route } from './route.ts';

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'request_id'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    request_id: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

type Json = Record<string, unknown>;

/**
 * Describes the API from the declared routes.
 *
 * @see OpenAPI Specification 3.1.1 (read 2026-11-22)
 */
export function openApiOf(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]\w*)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Kortisto', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Problem: PROBLEM_SCHEMA },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'kortisto' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf(route: Route): Json {
  const schema = schemaOf(route.input);
  const properties = (schema['properties'] ?? {}) as Record<string, Json>;
  const required = (schema['required'] ?? []) as string[];
  const inPath = parametersOf(route.path);
  const others = Object.keys(properties).filter((name) => !inPath.includes(name));
  const hasBody = route.method !== 'GET' && others.length > 0;
  const parameter = (name: string, place: string) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name],
  });
  return {
    operationId: route.signature.replace(/[^A-Za-z]+/g, '_').replace(/_$/, ''),
    summary: textOf(route.summary),
    'x-permit': route.permit,
    ...(route.purpose !== null && { 'x-purpose': route.purpose }),
    security: route.permit === 'public' ? [] : [{ session: [] }, { token: [] }],
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(hasBody ? [] : others.map((name) => parameter(name, 'query'))),
    ],
    ...(hasBody && { requestBody: bodyOf(route, pick(properties, others), required) }),
    responses: responsesOf(route),
  };
}

function bodyOf(route: Route, properties: Json, required: readonly string[]): Json {
  const schema = {
    type: 'object',
    properties,
    required: required.filter((name) => name in properties),
    additionalProperties: false,
  };
  const type = route.takesFiles ? 'multipart/form-data' : 'application/json';
  return { required: schema.required.length > 0, content: { [type]: { schema } } };
}

function responsesOf(route: Route): Json {
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  const codes = refusalsOf(route.output);
  return {
    200: isDownload(route.output)
      ? { description: 'The file', content: { 'application/octet-stream': {} } }
      : { description: 'Done', content: { 'application/json': { schema: schemaOf(route.output) } } },
    400: problem('Malformed; errors[].pointer names the fields'),
    ...(route.permit !== 'public' && { 401: problem('Not signed in'), 403: problem('No right') }),
    404: problem('Not found'),
    ...(codes.length > 0 && { 409: problem(`Refused by rule: ${codes.join(', ')}`) }),
  };
}

/** The reasons for which an output can refuse; they are the `code` of a 409. */
export function refusalsOf(output: z.core.$ZodType): string[] {
  if (output instanceof z.ZodUnion) return output.options.flatMap((option) => refusalsOf(option));
  if (!(output instanceof z.ZodObject)) return [];
  const { kind, because } = output.shape;
  if (!(kind instanceof z.ZodLiteral) || !kind.values.has('refused')) return [];
  if (because instanceof z.ZodEnum) return because.options.map(String);
  return because instanceof z.ZodLiteral ? [...because.values].map(String) : [];
}

function isDownload(output: z.core.$ZodType): boolean {
  if (output instanceof z.ZodUnion) return output.options.some((option) => isDownload(option));
  return z.globalRegistry.get(output)?.['download'] === true;
}

function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: binary });
  return rest;
}

function binary({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema['upload'] !== true && jsonSchema['download'] !== true) return;
  delete jsonSchema['upload'];
  delete jsonSchema['download'];
  jsonSchema.type = 'string';
  jsonSchema['contentMediaType'] = 'application/octet-stream';
}

const textOf = (summary: string | Label): string => (typeof summary === 'string' ? summary : summary.en);

const pick = (all: Record<string, Json>, names: readonly string[]): Json =>
  Object.fromEntries(names.map((name) => [name, all[name]]));
