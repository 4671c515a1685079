import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function GatherPage() {
  return (
    <Page title="Images and records">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}
