import { render } from 'preact';
import { GridPage } from './grid-page';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/grid.css';

const root = document.getElementById('app');
if (root !== null) render(<GridPage />, root);
