import { Enums, ToolGroupManager } from "@cornerstonejs/tools";
import { markToolNames } from "./annotation-of-mark.ts";
import type { MarkLayer } from "./mark-layer.ts";
import { isMarkTool, markTools, type View, type ViewerOptions, type ViewerTool } from "./viewer-types.ts";

const { MouseBindings } = Enums;
type ToolGroup = NonNullable<ReturnType<typeof ToolGroupManager.getToolGroup>>;
type Bindings = Parameters<ToolGroup["setToolActive"]>[1];
type Binding = NonNullable<Bindings>["bindings"][number];

/** What Cornerstone calls each tool; null: the viewer does it itself. */
const names: Readonly<Record<ViewerTool, string | null>> = {
  window: "WindowLevel",
  "window-region": "WindowLevelRegion",
  scroll: "StackScroll",
  zoom: "Zoom",
  pan: "Pan",
  magnify: "Magnify",
  crosshair: null,
  ...markToolNames,
};
/** A cut through a volume is no image of the patient's: nothing is drawn or read on it. */
const onVolumes: readonly ViewerTool[] = ["window", "scroll", "zoom", "pan"];

/** What the other buttons do whichever tool is chosen: wheel scrolls, right zooms, middle moves; two fingers zoom and move. */
const always: Readonly<Partial<Record<ViewerTool, readonly Binding[]>>> = {
  scroll: [{ mouseButton: MouseBindings.Wheel }],
  zoom: [{ mouseButton: MouseBindings.Secondary }, { numTouchPoints: 2 }],
  pan: [{ mouseButton: MouseBindings.Auxiliary }],
};

export type ToolBindings = {
  addViewport: (viewportId: string, engineId: string, view: View) => void;
  removeViewport: (viewportId: string, engineId: string) => void;
  setTool: (tool: ViewerTool) => void;
  readonly tool: ViewerTool;
  setReadOnly: (readOnly: boolean) => void;
  destroy: () => void;
};

type Drawn = Parameters<MarkLayer["linesOf"]>[0];

/** Labels and questions of the mark tools are ours. */
function configurationsOf(options: ViewerOptions, layer: () => MarkLayer): Readonly<Record<string, object>> {
  const measured = markTools.map((tool) => {
    const getTextLines = (data: Drawn, target: string) => layer().linesOf(data, target, tool);
    return [markToolNames[tool], { getTextLines }] as const;
  });
  const asking = {
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
  };
  const closed = { allowOpenContours: false, calculateStats: false };
  return {
    ...Object.fromEntries(measured),
    ArrowAnnotate: asking,
    Label: asking,
    PlanarFreehandROI: { ...Object.fromEntries(measured).PlanarFreehandROI, ...closed },
    WindowLevelRegion: { minWindowWidth: 2 },
    Magnify: { magnifySize: 2.5, magnifyWidth: 280, magnifyHeight: 280 },
  };
}

const cornerstoneTools = (tools: readonly ViewerTool[]): readonly (readonly [ViewerTool, string])[] =>
  tools.flatMap((tool) => {
    const name = names[tool];
    return name === null ? [] : [[tool, name] as const];
  });

function newGroup(id: string): ToolGroup {
  const group = ToolGroupManager.createToolGroup(id);
  if (group === undefined) throw new Error(`A viewer called ${id} exists already.`);
  return group;
}

/** Binds a group's tools to buttons and fingers. */
function bind(
  group: ToolGroup,
  tools: ReturnType<typeof cornerstoneTools>,
  chosen: ViewerTool,
  readOnly: boolean,
): void {
  for (const [tool, name] of tools) {
    group.setToolPassive(name, { removeAllBindings: true });
    const primary = tool === chosen ? [{ mouseButton: MouseBindings.Primary }] : [];
    const bindings = [...primary, ...(always[tool] ?? [])];
    if (bindings.length > 0) group.setToolActive(name, { bindings });
    else if (readOnly && isMarkTool(tool)) group.setToolEnabled(name);
    // These two act on any button while they are not disabled.
    else if (tool === "magnify" || tool === "window-region") group.setToolDisabled(name);
  }
}

export function createToolBindings(id: string, options: ViewerOptions, layer: () => MarkLayer): ToolBindings {
  const stackTools = cornerstoneTools(["window", "window-region", "scroll", "zoom", "pan", "magnify", ...markTools]);
  const volumeTools = cornerstoneTools(onVolumes);
  const stacks = newGroup(id);
  const volumes = newGroup(`${id}-volumes`);
  const configurations = configurationsOf(options, layer);
  for (const [, name] of stackTools) stacks.addTool(name, configurations[name] ?? {});
  for (const [, name] of volumeTools) volumes.addTool(name, {});

  let readOnly = false;
  let current: ViewerTool = "window";
  const bindAll = () => {
    const chosen = readOnly && isMarkTool(current) ? "window" : current;
    bind(stacks, stackTools, chosen, readOnly);
    bind(volumes, volumeTools, chosen, readOnly);
  };
  return {
    addViewport: (viewportId, engineId, view) =>
      (view.kind === "stack" ? stacks : volumes).addViewport(viewportId, engineId),
    removeViewport: (viewportId, engineId) => {
      stacks.removeViewports(engineId, viewportId);
      volumes.removeViewports(engineId, viewportId);
    },
    get tool() {
      return current;
    },
    setTool: (tool) => {
      current = tool;
      bindAll();
    },
    setReadOnly: (next) => {
      readOnly = next;
      bindAll();
    },
    destroy: () => {
      ToolGroupManager.destroyToolGroup(id);
      ToolGroupManager.destroyToolGroup(`${id}-volumes`);
    },
  };
}
