import { Enums, ToolGroupManager } from "@cornerstonejs/tools";
import { toolNames } from "./annotation-of-mark.ts";
import type { MarkLayer } from "./mark-layer.ts";
import type { ViewerOptions, ViewerTool } from "./viewer-types.ts";

const { MouseBindings } = Enums;
type ToolGroup = NonNullable<ReturnType<typeof ToolGroupManager.getToolGroup>>;
type Bindings = Parameters<ToolGroup["setToolActive"]>[1];
type Binding = NonNullable<Bindings>["bindings"][number];

const names: Readonly<Record<ViewerTool, string>> = {
  window: "WindowLevel",
  scroll: "StackScroll",
  zoom: "Zoom",
  pan: "Pan",
  ...toolNames,
};
const isMarkTool = (tool: ViewerTool): tool is keyof typeof toolNames => tool in toolNames;

/** What the other buttons do whichever tool is chosen: wheel scrolls, right zooms, middle moves; two fingers zoom and move. */
const always: Readonly<Partial<Record<ViewerTool, readonly Binding[]>>> = {
  scroll: [{ mouseButton: MouseBindings.Wheel }],
  zoom: [{ mouseButton: MouseBindings.Secondary }, { numTouchPoints: 2 }],
  pan: [{ mouseButton: MouseBindings.Auxiliary }],
};

export type ToolBindings = {
  addViewport: (viewportId: string, engineId: string) => void;
  removeViewport: (viewportId: string, engineId: string) => void;
  setTool: (tool: ViewerTool) => void;
  setReadOnly: (readOnly: boolean) => void;
  destroy: () => void;
};

type Drawn = Parameters<MarkLayer["linesOf"]>[0];

/** Labels and questions of the mark tools are ours. */
function configurationsOf(options: ViewerOptions, layer: () => MarkLayer): Readonly<Record<string, object>> {
  return {
    Length: { getTextLines: (data: Drawn, target: string) => layer().linesOf(data, target, "length") },
    Angle: { getTextLines: (data: Drawn, target: string) => layer().linesOf(data, target, "angle") },
    EllipticalROI: { getTextLines: (data: Drawn, target: string) => layer().linesOf(data, target, "ellipse") },
    ArrowAnnotate: {
      getTextCallback: (done: (text: string | null) => void) => {
        void options.askText("").then(done);
      },
      changeTextCallback: (
        changed: { data: { label?: string } },
        _event: unknown,
        done: (text: string | undefined) => void,
      ) => {
        const before = changed.data.label;
        void options.askText(before ?? "").then((text) => done(text ?? before));
      },
    },
  };
}

export function createToolBindings(id: string, options: ViewerOptions, layer: () => MarkLayer): ToolBindings {
  const group = ToolGroupManager.createToolGroup(id);
  if (group === undefined) throw new Error(`A viewer called ${id} exists already.`);
  const tools = Object.entries(names);
  const configurations = configurationsOf(options, layer);
  for (const [, name] of tools) group.addTool(name, configurations[name] ?? {});

  let readOnly = false;
  let current: ViewerTool = "window";
  const bind = () => {
    const chosen = readOnly && isMarkTool(current) ? "window" : current;
    for (const [tool, name] of tools) {
      group.setToolPassive(name, { removeAllBindings: true });
      const isChosen = tool === chosen;
      const fixed = Object.entries(always).find(([each]) => each === tool)?.[1] ?? [];
      const bindings = [...(isChosen ? [{ mouseButton: MouseBindings.Primary }] : []), ...fixed];
      if (bindings.length > 0) group.setToolActive(name, { bindings });
      else if (readOnly) group.setToolEnabled(name);
    }
  };
  return {
    addViewport: (viewportId, engineId) => group.addViewport(viewportId, engineId),
    removeViewport: (viewportId, engineId) => group.removeViewports(engineId, viewportId),
    setTool: (tool) => {
      current = tool;
      bind();
    },
    setReadOnly: (next) => {
      readOnly = next;
      bind();
    },
    destroy: () => ToolGroupManager.destroyToolGroup(id),
  };
}
