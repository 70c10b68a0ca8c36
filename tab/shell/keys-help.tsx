import { Switch } from '@fluentui/react-components';
import { Dialog } from '../parts/dialog.tsx';
import { useKeyboard } from './keys.tsx';

/** What `?` shows: every key that works on this page, and a switch for those whom single keys disturb. */
export default function KeysHelp({ close }: { close: () => void }) {
  const keyboard = useKeyboard();
  return (
    <Dialog title="Keys" close={close}>
      <Switch
        label="Single-key shortcuts"
        checked={keyboard.on}
        onChange={(_event, { checked }) => keyboard.turn(checked)}
      />
      {keyboard
        .groups()
        .filter((group) => group.keys.length > 0)
        .map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl className="keys">
              {group.keys.map((key) => (
                <div key={key.keys}>
                  <dt>
                    {key.keys.split(' ').map((one) => (
                      <kbd key={one}>{one}</kbd>
                    ))}
                  </dt>
                  <dd>{key.says}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
    </Dialog>
  );
}
