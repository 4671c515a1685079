import type { StackViewport, Types, VolumeViewport } from "@cornerstonejs/core";
import type { Vector } from "./image-plane.ts";
import type { Placement } from "./viewer-types.ts";

export type AnyViewport = StackViewport | VolumeViewport;

/** How the reader looks at a picture, in units of the viewport. */
export type CameraState = { zoom: number; pan: readonly [number, number]; rotation: number; mirrored: boolean };

export function cameraOf(viewport: AnyViewport): CameraState {
  const { rotation, flipHorizontal } = viewport.getViewPresentation();
  const [x, y] = viewport.getPan();
  return {
    zoom: viewport.getZoom(),
    pan: [x, y],
    rotation: (Math.round(rotation ?? 0) + 360) % 360,
    mirrored: flipHorizontal === true,
  };
}

export function zoomBy(viewport: AnyViewport, factor: number): void {
  viewport.setZoom(Math.min(30, Math.max(0.1, viewport.getZoom() * factor)));
  viewport.render();
}

export function panBy(viewport: AnyViewport, x: number, y: number): void {
  const [left, top] = viewport.getPan();
  viewport.setPan([left + x, top + y]);
  viewport.render();
}

/** Zoom and place of another viewport, whose pictures have the same shape on the screen. */
export function followCamera(viewport: AnyViewport, { zoom, pan }: CameraState): void {
  viewport.setZoom(zoom);
  viewport.setPan([pan[0], pan[1]]);
  viewport.render();
}

/** Clockwise on the screen, also where the picture is mirrored. */
export function rotateBy(viewport: AnyViewport, degrees: number): void {
  const { rotation, flipHorizontal } = viewport.getViewPresentation();
  const turn = flipHorizontal === true ? -degrees : degrees;
  viewport.setViewPresentation({ rotation: ((rotation ?? 0) + turn + 720) % 360 });
  viewport.render();
}

/** Mirrors left and right as the picture stands now. */
export function mirror(viewport: AnyViewport, mirrored: boolean): void {
  if (cameraOf(viewport).mirrored === mirrored) return;
  viewport.setCamera({ flipHorizontal: mirrored });
  viewport.render();
}

/** Millimetres (or pixels without a scale) that half of the viewport's height shows. */
export const halfHeight = (viewport: AnyViewport): number => viewport.getCamera().parallelScale ?? 0;

/** Lets the viewport's half height show so many millimetres, and moves the picture to the edge that it belongs to. */
export function placeAt(viewport: AnyViewport, placement: Placement, half: number, corners: readonly Vector[]): void {
  viewport.setCamera({ parallelScale: half });
  const xs = corners.map(([x, y, z]) => viewport.worldToCanvas([x, y, z] satisfies Types.Point3)[0]);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const { clientWidth } = viewport.element;
  if (placement.edge === "left" && Number.isFinite(left)) panBy(viewport, -left, 0);
  if (placement.edge === "right" && Number.isFinite(right)) panBy(viewport, clientWidth - right, 0);
  viewport.render();
}
