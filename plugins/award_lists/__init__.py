"""Lists of people and units as offices keep them, in Excel, LibreOffice or CSV, on the way to award documents.

Pure: bytes in, texts of files out. `sheets` reads tables, `roster` finds the list in one and `rows` its entries,
`objections` tells what the list says against them, `directory` finds whom they mean, `importing` decides what is taken,
`wording` writes the files.
"""
