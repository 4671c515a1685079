import { useMemo } from "react";

/**
 * Draws the QR code that the service sends as SVG. Only its view box and its paths are taken over, as React elements, so that nothing
 * of the sent markup is put into the page as it stands.
 */
export function QrPicture({ svg, label, size = 208 }: { svg: string; label: string; size?: number }) {
  const { viewBox, paths } = useMemo(() => {
    const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    return {
      viewBox: root.getAttribute("viewBox") ?? "0 0 0 0",
      paths: [...root.querySelectorAll("path")].map((path) => ({
        d: path.getAttribute("d") ?? "",
        fill: path.getAttribute("fill") ?? "none",
        stroke: path.getAttribute("stroke") ?? "none",
      })),
    };
  }, [svg]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={viewBox}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      style={{ background: "#ffffff", padding: 8, border: "1px solid var(--mantine-color-gray-3)", borderRadius: 8 }}
    >
      {paths.map((path) => (
        <path key={path.d} {...path} />
      ))}
    </svg>
  );
}
