import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';

interface ViewSwitchProps {
  /** What is chosen between, for those who do not see it. */
  label: string;
  views: readonly { id: string; label: string }[];
  value: string;
  onChange(id: string): void;
}

/** One of a few ways to look at something. */
export function ViewSwitch({ label, views, value, onChange }: ViewSwitchProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={keys => onChange(String([...keys][0]))}
    >
      {views.map(view => (
        <ToggleButton key={view.id} id={view.id} size="small">
          {view.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
