#include "counted.h"
int main(void){return 0;}
