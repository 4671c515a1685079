import { Button } from "@mantine/core";
import { IconPlayerStop, IconVolume } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { OpinionContent } from "#contract/opinion.ts";
import { plainText } from "#reporting/check-opinion.ts";
import { useAnswerWords, useSay } from "./answer-language.tsx";

/** Reads the account aloud with the device's own voices, each part in the voice of its language. */
export function Listen({ content }: { content: OpinionContent }) {
  const { labels, language } = useAnswerWords();
  const say = useSay();
  const [speaking, setSpeaking] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language begins anew
  useEffect(
    () => () => {
      window.speechSynthesis?.cancel();
      setSpeaking(false);
    },
    [language],
  );
  if (!("speechSynthesis" in window)) return null;
  const toggle = () => {
    window.speechSynthesis.cancel();
    if (speaking) return setSpeaking(false);
    const parts = plainText(content.plain)
      .split("\n")
      .flatMap((line) => say(line, content.sentences))
      .map((piece) => {
        const spoken = new SpeechSynthesisUtterance(piece.text);
        spoken.lang = piece.language;
        spoken.onerror = () => setSpeaking(false);
        return spoken;
      });
    const last = parts.at(-1);
    if (last === undefined) return;
    last.onend = () => setSpeaking(false);
    for (const part of parts) window.speechSynthesis.speak(part);
    setSpeaking(true);
  };
  const Icon = speaking ? IconPlayerStop : IconVolume;
  return (
    <Button variant="default" leftSection={<Icon size={18} aria-hidden={true} />} onClick={toggle}>
      {speaking ? labels.stop : labels.listen}
    </Button>
  );
}
