import { Button, Group, Title } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pair } from "#contract/comparison.ts";
import css from "./comparison.module.css";
import { firstOrder, orderPairs } from "./order-pairs.ts";
import { type PairKey, pairKey } from "./pair-keys.ts";

/** Differences first; agreements folded. Walked and decided with the keyboard. */
export function PairList(props: {
  pairs: readonly Pair[];
  active: string | null;
  editable: boolean;
  onKey: (pair: Pair, key: PairKey) => void;
  onAcceptAgreements: () => void;
  card: (pair: Pair, number: number) => ReactNode;
}) {
  const { t } = useTranslation("comparison");
  const [known] = useState(() => firstOrder(props.pairs));
  const { differences, agreements } = orderPairs(props.pairs, known);
  const [unfolded, setUnfolded] = useState(differences.length === 0);
  const root = useRef<HTMLElement>(null);
  const shown = unfolded ? [...differences, ...agreements] : differences;
  const go = (from: string, by: number) => {
    const at = shown.findIndex((pair) => pair.id === from);
    const next = shown[at + by];
    if (next !== undefined) root.current?.querySelector<HTMLElement>(`[data-pair="${next.id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey) return;
    const id = target.dataset.pair;
    const pair = props.pairs.find((each) => each.id === id);
    const key = pairKey(event.key);
    if (pair === undefined || key === null) return;
    if (key.kind !== "next" && key.kind !== "previous" && !props.editable) return;
    event.preventDefault();
    if (key.kind === "previous") return go(pair.id, -1);
    if (key.kind === "next") return go(pair.id, 1);
    props.onKey(pair, key);
    if (key.kind === "accept") go(pair.id, 1);
  };
  // A pair chosen in the report is brought into view, and unfolded first where it is an agreement.
  const inAgreements = agreements.some((pair) => pair.id === props.active);
  useEffect(() => {
    if (inAgreements) setUnfolded(true);
    if (props.active !== null)
      root.current?.querySelector(`[data-pair="${props.active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [props.active, inAgreements]);
  // The first point takes the focus from the page's heading, so that the keys work at once; never from where somebody already is.
  useEffect(() => {
    const now = document.activeElement;
    if (!props.editable || (now !== null && now !== document.body && now.tagName !== "H1")) return;
    root.current?.querySelector<HTMLElement>("[data-pair]")?.focus({ preventScroll: true });
  }, [props.editable]);
  const open = agreements.filter((pair) => !pair.confirmed).length;
  const Arrow = unfolded ? IconChevronDown : IconChevronRight;
  return (
    <section ref={root} onKeyDown={onKeyDown} aria-label={t("pairs.title")}>
      <Title order={2} size="h3" mb="sm">
        {t("pairs.differences", { count: differences.length })}
      </Title>
      <ul className={css.list}>{differences.map((pair, at) => props.card(pair, at + 1))}</ul>
      {agreements.length > 0 && (
        <>
          <Group justify="space-between" mt="lg" mb="sm">
            <Button
              variant="subtle"
              color="gray"
              leftSection={<Arrow size={18} aria-hidden={true} />}
              aria-expanded={unfolded}
              onClick={() => setUnfolded(!unfolded)}
            >
              {t("pairs.agreements", { count: agreements.length })}
            </Button>
            {props.editable && open > 0 && (
              <Button variant="default" size="sm" onClick={props.onAcceptAgreements}>
                {t("pairs.acceptAll", { count: open })}
              </Button>
            )}
          </Group>
          {unfolded && (
            <ul className={css.list}>{agreements.map((pair, at) => props.card(pair, differences.length + at + 1))}</ul>
          )}
        </>
      )}
    </section>
  );
}
