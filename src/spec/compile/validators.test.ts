import { describe, expect, it } from 'vitest';
import type { CheckState, RuleError, Validate } from '../rules.ts';
import { readDocument } from './document.ts';
import { createAjv } from './validators.ts';

const spec = `
openapi: 3.1.0
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200':
          content:
            application/json:
              schema:
                oneOf:
                  - type: object
                    required: [data, resultCode]
                    properties:
                      resultCode: { const: 1 }
                      data: { type: array, items: { $ref: '#/components/schemas/Thing' } }
                  - $ref: '#/components/schemas/Failure'
components:
  schemas:
    Failure: { type: object, properties: { resultCode: { enum: [0] } } }
    Thing:
      allOf:
        - $ref: '#/components/schemas/Base'
        - type: object
          properties:
            text:
              type: string
              contentSchema: { $ref: '#/components/schemas/Text' }
            choice:
              oneOf:
                - { type: object, required: [a], properties: { a: { type: integer } } }
                - { type: object, required: [b], properties: { b: { type: integer } } }
            inner: { type: array, items: { $ref: '#/components/schemas/Base' } }
    Base:
      type: object
      required: [id]
      properties:
        id: { type: string }
        owner: { type: string, x-echo: { parameter: owner, source: server } }
    Text:
      type: object
      properties:
        id: { type: string, x-agrees-with: { field: id, source: server } }
        text:
          type: string
          contentSchema: { $ref: '#/components/schemas/Text' }
`;

const answer = '#/paths/~1things/get/responses/200/content/application~1json/schema/oneOf/0';

function check(pointer: string, value: unknown, given: Partial<CheckState> = {}): RuleError[] {
  const { functions } = createAjv(readDocument(spec).root);
  const validate = functions.at(pointer).validate as unknown as Validate;
  const state: CheckState = { parameters: {}, checked: undefined, good: [], row: undefined, ...given };
  return validate.call(state, value) ? [] : (validate.errors ?? []);
}

const thing = '#/components/schemas/Thing';

describe('JSON text inside a string', () => {
  it.each<[string, unknown, string[]]>([
    ['that keeps its schema', { id: 'a', text: '{"id":"a"}' }, []],
    ['that does not parse', { id: 'a', text: '{' }, ['/text contentSchema']],
    ['of another type', { id: 'a', text: '[]' }, ['/text# type']],
    [
      'with a field of another type',
      { id: 'a', text: '{"id":1}' },
      ['/text#/id type', '/text#/id x-agrees-with'],
    ],
    ['that disagrees with its row', { id: 'a', text: '{"id":"b"}' }, ['/text#/id x-agrees-with']],
    ['that holds text itself', { id: 'a', text: '{"id":"a","text":"{\\"id\\":\\"a\\"}"}' }, []],
    [
      'that holds text which disagrees with it',
      { id: 'a', text: '{"id":"a","text":"{\\"id\\":\\"b\\"}"}' },
      ['/text#/text#/id x-agrees-with'],
    ],
  ])('%s', (_name, value, want) => {
    expect(check(thing, value).map(error => `${error.instancePath} ${error.keyword}`)).toEqual(want);
  });

  it('is compared with the row of its own again after text inside it', () => {
    const text = JSON.stringify({ text: JSON.stringify({}), id: 'b' });
    expect(check(thing, { id: 'a', text }).map(error => error.instancePath)).toEqual(['/text#/id']);
  });
});

describe('an error', () => {
  it('carries the place of its rule in openapi.yaml and the references that led there', () => {
    const [error] = check(answer, { resultCode: 1, data: [{ id: 1 }] });
    expect(error).toMatchObject({
      instancePath: '/data/0/id',
      schemaPath: '#/components/schemas/Base/properties/id/type',
      via: [`${thing}/allOf/0`, `${answer}/properties/data/items`],
    });
  });

  it('in a choice is that of the closest alternative', () => {
    const errors = check(thing, { id: 'a', choice: { b: 'x' } });
    expect(errors).toMatchObject([{ instancePath: '/choice/b', keyword: 'type' }]);
  });

  it('in a choice is that several alternatives fit', () => {
    expect(check(thing, { id: 'a', choice: { a: 1, b: 1 } })).toMatchObject([{ keyword: 'oneOf' }]);
  });
});

describe('a row found good before', () => {
  it('is compared with the request again, also inside its own rows', () => {
    const row = { id: 'a', owner: 'x', inner: [{ id: 'b', owner: 'y' }] };
    const state = { checked: new WeakSet<object>(), good: [] };
    const value = { resultCode: 1, data: [row] };
    const { functions } = createAjv(readDocument(spec).root);
    const validate = functions.at(answer).validate as unknown as Validate;
    expect(validate.call({ ...state, parameters: {}, row: undefined }, value)).toBe(true);
    row.id = 1 as never; // Not noticed: the row was promised not to change.
    validate.call({ ...state, parameters: { owner: 'x' }, row: undefined }, value);
    expect(validate.errors?.map(error => `${error.instancePath} ${error.keyword}`)).toEqual([
      '/data/0/inner/0/owner x-echo',
    ]);
  });
});

describe('a schema', () => {
  it.each([
    ['an unknown keyword', 'x-echoo: { parameter: owner }'],
    ['an unknown format', 'format: int65'],
  ])('with %s is refused', (_name, slip) => {
    const broken = spec.replace('x-echo: { parameter: owner, source: server }', slip);
    const { functions } = createAjv(readDocument(broken).root);
    expect(() => functions.at(thing)).toThrow();
  });
});
