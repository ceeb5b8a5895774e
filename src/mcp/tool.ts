import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { type ZodRawShape, z } from 'zod';
import type { Desk } from './desk.ts';
import { shortText } from './short-text.ts';

/** What a tool is: what an assistant reads about it, what it takes, and what it does. */
interface ToolDefinition<Shape extends ZodRawShape> {
  /** In snake case, e.g. `list_requests`. */
  readonly name: string;
  readonly title: string;
  /** What it is for, when to use it and what comes back, in a few sentences. */
  readonly about: string;
  /** `write`: offered only where writes are allowed. */
  readonly effect: 'read' | 'write';
  readonly input: Shape;
  /** What it gives is never cut, since a piece of it misleads; default: cut where it is long. */
  readonly isWhole?: true;
  /** @returns a text, or a value that becomes short JSON. @throws Error with a sentence for the assistant */
  run(desk: Desk, input: z.output<z.ZodObject<Shape>>): Promise<unknown>;
}

/** A tool, ready to be offered by a server. */
export interface Tool {
  readonly name: string;
  readonly effect: 'read' | 'write';
  offer(server: McpServer, desk: Desk): void;
}

/** Makes a tool. What it throws becomes a result that is marked as an error, so that the assistant reads why. */
export function tool<Shape extends ZodRawShape>(definition: ToolDefinition<Shape>): Tool {
  const { name, title, about, effect, input, isWhole } = definition;
  const object = z.strictObject(input);
  // The server's own type cannot follow a generic shape; what it checked is parsed once more into the exact type.
  const inputSchema: z.ZodType = object;
  return {
    name,
    effect,
    offer(server, desk) {
      const hints = { readOnlyHint: effect === 'read', openWorldHint: false };
      server.registerTool(
        name,
        { title, description: about, inputSchema, annotations: hints },
        async given => {
          try {
            const result = await definition.run(desk, object.parse(given));
            return { content: [{ type: 'text', text: shortText(result, isWhole) }] };
          } catch (error) {
            const text = error instanceof Error ? error.message : String(error);
            return { isError: true, content: [{ type: 'text', text }] };
          }
        },
      );
    },
  };
}
