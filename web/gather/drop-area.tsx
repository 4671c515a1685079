import { Button, Group, Text } from "@mantine/core";
import { IconFiles, IconFolder, IconUpload } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Chosen, filesOfDrop, filesOfInput } from "./collect-files.ts";
import css from "./gather.module.css";

/** Where folders, archives and files are dropped or chosen. Both buttons work by keyboard; dropping is an extra. */
export function DropArea(props: { onChosen: (files: Chosen[]) => void; onFailed: () => void }) {
  const { t } = useTranslation("gather");
  const [over, setOver] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    filesOfDrop(event.dataTransfer).then(props.onChosen, props.onFailed);
  };
  const take = (input: HTMLInputElement) => {
    props.onChosen(filesOfInput(input));
    // So that the same folder can be chosen again.
    input.value = "";
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra to the two buttons inside
    <div
      className={css.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconUpload size={32} stroke={1.5} aria-hidden={true} />
      <Text fw={570}>{t("images.dropHere")}</Text>
      <Group justify="center">
        <Button
          leftSection={<IconFolder size={20} aria-hidden={true} />}
          onClick={() => folder.current?.click()}
          visibleFrom="xs"
        >
          {t("images.folder")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFiles size={20} aria-hidden={true} />}
          onClick={() => files.current?.click()}
        >
          {t("images.files")}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" visibleFrom="xs">
        {t("images.help")}
      </Text>
      <Text size="sm" c="dimmed" hiddenFrom="xs">
        {t("images.phone")}
      </Text>
      <input
        ref={(input) => {
          folder.current = input;
          // Not among React's properties.
          input?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        multiple
        hidden
        aria-label={t("images.folder")}
        data-testid="choose-folder"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t("images.files")}
        data-testid="choose-files"
        onChange={(event) => take(event.currentTarget)}
      />
    </div>
  );
}
