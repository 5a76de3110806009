import { render } from 'preact';
import { applyStoredTheme } from '../ui/theme';
import { GridPage } from './grid-page';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/grid.css';

applyStoredTheme();
const root = document.getElementById('app');
if (root !== null) render(<GridPage />, root);
