import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function ShouldIPage() {
  return (
    <Page title="Should I ask for a second opinion?">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}
