import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImageReference, Mark } from "#contract/finding.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { pathOf } from "../api/call.ts";
import css from "./comparison.module.css";

type Point = readonly [number, number];

/** The outline of a mark in image pixels; the tools and the order of their points are those of the contract's `mark`. */
function Outline({ mark, width }: { mark: Mark; width: number }) {
  const points: Point[] = mark.points;
  const stroke = { strokeWidth: 2.5, fill: "none", vectorEffect: "non-scaling-stroke" } as const;
  const [a, b, c, d] = points;
  if (a === undefined) return null;
  if (mark.tool === "probe" || mark.tool === "text") return <circle cx={a[0]} cy={a[1]} r={width / 90} {...stroke} />;
  if (b === undefined) return null;
  if (mark.tool === "ellipse" && c !== undefined && d !== undefined) {
    const [x, y] = [(c[0] + d[0]) / 2, (a[1] + b[1]) / 2];
    const rx = Math.hypot(d[0] - c[0], d[1] - c[1]) / 2;
    const ry = Math.hypot(b[0] - a[0], b[1] - a[1]) / 2;
    const turn = (Math.atan2(d[1] - c[1], d[0] - c[0]) * 180) / Math.PI;
    return <ellipse cx={x} cy={y} rx={rx} ry={ry} transform={`rotate(${turn} ${x} ${y})`} {...stroke} />;
  }
  if (mark.tool === "arrow") {
    const way = Math.atan2(b[1] - a[1], b[0] - a[0]);
    const wing = (by: number): Point => [
      a[0] + Math.cos(way + by) * (width / 28),
      a[1] + Math.sin(way + by) * (width / 28),
    ];
    return (
      <path
        d={`M${b.join(" ")}L${a.join(" ")}M${wing(0.5).join(" ")}L${a.join(" ")}L${wing(-0.5).join(" ")}`}
        {...stroke}
      />
    );
  }
  if ((mark.tool === "bidirectional" || mark.tool === "cobb") && c !== undefined && d !== undefined) {
    return <path d={`M${a.join(" ")}L${b.join(" ")}M${c.join(" ")}L${d.join(" ")}`} {...stroke} />;
  }
  if (mark.tool === "rectangle" || mark.tool === "freehand") {
    return <polygon points={points.map((point) => point.join(",")).join(" ")} {...stroke} />;
  }
  return <polyline points={points.map((point) => point.join(",")).join(" ")} {...stroke} />;
}

const same = (a: ImageReference, b: ImageReference): boolean =>
  a.sopInstanceUid === b.sopInstanceUid && a.frameNumber === b.frameNumber;

/** One frame as the service renders it, with the marks that lie on it drawn over. */
export function FramePicture(props: { image: ImageReference; marks: readonly Mark[]; alt: string }) {
  const { t } = useTranslation("comparison");
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [failed, setFailed] = useState(false);
  const { image } = props;
  if (failed) {
    return (
      <Text size="sm" c="dimmed">
        {t("picture.failed")}
      </Text>
    );
  }
  const src = pathOf(dicomwebRoutes.renderedFrames, {
    params: {
      study: image.studyInstanceUid,
      series: image.seriesInstanceUid,
      instance: image.sopInstanceUid,
      frames: String(image.frameNumber),
    },
  });
  return (
    <span className={css.picture}>
      <img
        src={src}
        alt={props.alt}
        loading="lazy"
        decoding="async"
        onLoad={({ currentTarget }) =>
          setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
        }
        onError={() => setFailed(true)}
      />
      {size !== null && (
        <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
          {props.marks
            .filter((mark) => same(mark.image, image))
            .map((mark) => (
              <Outline key={mark.id} mark={mark} width={size.width} />
            ))}
        </svg>
      )}
    </span>
  );
}
